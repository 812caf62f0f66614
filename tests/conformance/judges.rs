//! The judges that are not ours: found where `./dev test` puts them, asked once for many files, or skipped by name.

use carnet_tests::skipped;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a judge says of one file.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Faults, as (rule, text).
    pub fail: Vec<(String, String)>,
    /// Remarks, as (rule, text).
    pub warn: Vec<(String, String)>,
    /// What the XML says, when the judge reads it.
    pub invoice: Value,
}

/// What a judge says of each file.
pub type Verdicts = BTreeMap<PathBuf, Verdict>;

/// Remarks that are known and answered: (rule, why it stands).
const EXPLAINED: &[(&str, &str)] = &[
    ("PEPPOL-EN16931-R008", NO_DELIVERY),
    ("MUSTANG-PEPPOL-EN16931-R008", NO_DELIVERY),
    (
        "MUSTANG-10",
        "Mustang computes the tax of each group anew; the taxes of a mission's stages are cumulated, so that together \
         they are the order's to the cent, and one of them may be a cent off its own base (BR-CO-17 allows more). The \
         checks SUM-* hold every other sum to the cent.",
    ),
];
const NO_DELIVERY: &str =
    "The XSD asks for ApplicableHeaderTradeDelivery; a deposit has no delivery yet to say there.";

/// Returns the folder that `setup` filled: `$CARNET_JUDGES`, else the one that `./dev` makes.
fn home() -> PathBuf {
    let usual = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../.dev-cache/judges");
    std::env::var_os("CARNET_JUDGES").map_or_else(usual, PathBuf::from)
}

/// Returns why a judge cannot sit, as `setup` left it.
fn missing(judge: &str) -> String {
    std::fs::read_to_string(home().join(format!("missing-{judge}"))).map_or_else(
        |_| "the judges are not installed: `./dev setup` does it".to_owned(),
        |why| why.trim().to_owned(),
    )
}

/// Asks the official rules: XSD, EN 16931 and BR-FR schematrons, and our checks of the container and the sums.
pub fn official_rules(test: &str, files: &[PathBuf]) -> Option<Verdicts> {
    let python = home().join("venv/bin/python");
    if !home().join("venv/stamp").exists() {
        skipped(test, &missing("python"));
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/judges/check.py");
    let mut command = Command::new(python);
    command.arg("-B").arg(script);
    Some(ask(command, files))
}

/// Asks veraPDF (PDF/A-3b) and Mustang (XMP, XSD, EN 16931).
pub fn archivists(test: &str, files: &[PathBuf]) -> Option<Verdicts> {
    if !home().join("classes/stamp").exists() || Command::new("java").arg("-version").output().is_err() {
        skipped(test, &missing("java"));
        return None;
    }
    let mut command = Command::new("java");
    command
        .args(["-Xmx2g", "-Dslf4j.internal.verbosity=ERROR", "-Djava.awt.headless=true", "-cp"])
        .arg(format!("{0}/jars/*:{0}/classes", home().display()))
        .arg("Judge");
    Some(ask(command, files))
}

fn ask(mut command: Command, files: &[PathBuf]) -> Verdicts {
    let output = command.args(files).output().expect("the judge starts");
    let said = String::from_utf8(output.stdout).expect("the judge writes UTF-8");
    let verdicts: Verdicts = said
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).expect("one JSON object a line");
            let path = PathBuf::from(value["file"].as_str().expect("the file is named"));
            let findings = |key: &str| {
                let list = value[key].as_array().expect("a list of findings").iter();
                list.map(|f| (text(&f["rule"]), text(&f["text"]))).collect()
            };
            (
                path,
                Verdict { fail: findings("fail"), warn: findings("warn"), invoice: value["invoice"].clone() },
            )
        })
        .collect();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(verdicts.len(), files.len(), "the judge speaks of every file: {errors}");
    verdicts
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Returns what qpdf says of each file, or none where it is not installed.
pub fn structure(test: &str, files: &[PathBuf]) -> Option<Verdicts> {
    let mut verdicts = Verdicts::new();
    for file in files {
        let Ok(output) = Command::new("qpdf").arg("--check").arg(file).output() else {
            skipped(test, "qpdf is not installed");
            return None;
        };
        let mut verdict = Verdict::default();
        if !output.status.success() {
            let said = [output.stdout, output.stderr].concat();
            verdict.fail.push(("QPDF".to_owned(), String::from_utf8_lossy(&said).into_owned()));
        }
        verdicts.insert(file.clone(), verdict);
    }
    Some(verdicts)
}

/// Returns the faults, and the remarks that nothing explains, one a line.
pub fn complaints(verdict: &Verdict) -> Vec<String> {
    let unexplained =
        verdict.warn.iter().filter(|(rule, _)| EXPLAINED.iter().all(|(known, _)| known != rule));
    let warned = unexplained.map(|(rule, text)| format!("warning {rule}: {text}"));
    verdict.fail.iter().map(|(rule, text)| format!("{rule}: {text}")).chain(warned).collect()
}
