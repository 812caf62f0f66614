import java.io.File;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Many files before two judges in one JVM: veraPDF (PDF/A-3b) and Mustang (XMP, XSD, EN 16931).
 *
 * <p>{@code Judge FILE...} prints one JSON object a line, in the order of the files:
 * {@code {"file", "fail": [{"rule", "text"}], "warn": [...]}}. A PDF named {@code *.plain.pdf} carries no
 * invoice on purpose: only veraPDF sees it; an XML is seen by Mustang alone.
 */
public final class Judge {
    private static final Pattern RULE = Pattern.compile("\\[ID ([^\\]]+)\\]");

    private record Finding(String rule, String text) {}

    /** What the judges say of one file. */
    private static final class Verdict {
        final List<Finding> fail = new ArrayList<>();
        final List<Finding> warn = new ArrayList<>();
    }

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ExecutorService judges = Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
        List<Future<Verdict>> verdicts = new ArrayList<>();
        for (String file : files) {
            verdicts.add(judges.submit((Callable<Verdict>) () -> judge(file)));
        }
        judges.shutdown();
        for (int i = 0; i < files.length; i++) {
            System.out.println(json(files[i], verdicts.get(i).get()));
        }
    }

    private static Verdict judge(String file) {
        Verdict verdict = new Verdict();
        try {
            if (file.endsWith(".pdf")) {
                archive(file, verdict);
            }
            if (!file.endsWith(".plain.pdf")) {
                invoice(file, verdict);
            }
        } catch (Exception e) {
            verdict.fail.add(new Finding("JUDGE", e.toString()));
        }
        return verdict;
    }

    private static void archive(String file, Verdict verdict) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.PDFA_3_B;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion said : result.getTestAssertions()) {
                String rule = said.getRuleId().getClause() + "-" + said.getRuleId().getTestNumber();
                verdict.fail.add(new Finding("VERA-" + rule, said.getMessage() + " at " + said.getLocation().getContext()));
            }
            if (!result.isCompliant() && verdict.fail.isEmpty()) {
                verdict.fail.add(new Finding("VERA", "not PDF/A-3b: " + result.getFailedChecks()));
            }
        }
    }

    private static void invoice(String file, Verdict verdict) throws Exception {
        ZUGFeRDValidator mustang = new ZUGFeRDValidator();
        mustang.disableNotices(); // they judge by XRechnung, the German rules
        String report = mustang.validate(file);
        int before = verdict.fail.size();
        Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(report))).getDocumentElement();
        NodeList messages = root.getElementsByTagName("messages");
        for (int i = 0; i < messages.getLength(); i++) {
            for (Node said = messages.item(i).getFirstChild(); said != null; said = said.getNextSibling()) {
                if (said instanceof Element finding) {
                    boolean light = finding.getTagName().equals("warning") || finding.getTagName().equals("notice");
                    String where = finding.getAttribute("location");
                    String text = finding.getTextContent().strip() + (where.isEmpty() ? "" : " at " + where);
                    Matcher rule = RULE.matcher(text);
                    String name = rule.find() ? rule.group(1) : finding.getAttribute("type");
                    Finding found = new Finding("MUSTANG-" + name, text);
                    (light ? verdict.warn : verdict.fail).add(found);
                }
            }
        }
        if (!mustang.wasCompletelyValid() && verdict.fail.size() == before) {
            verdict.fail.add(new Finding("MUSTANG", report));
        }
    }

    private static String json(String file, Verdict verdict) {
        return "{\"file\":" + quoted(file) + ",\"fail\":" + json(verdict.fail) + ",\"warn\":" + json(verdict.warn) + "}";
    }

    private static String json(List<Finding> findings) {
        List<String> all = new ArrayList<>();
        for (Finding finding : findings) {
            all.add("{\"rule\":" + quoted(finding.rule()) + ",\"text\":" + quoted(finding.text()) + "}");
        }
        return "[" + String.join(",", all) + "]";
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c > 0x7e) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
