#!/usr/bin/env python3
"""Judges invoices with the official rules, many files in one process.

  check.py FILE...    a Factur-X PDF, a plain PDF (*.plain.pdf), or a bare CII or UBL invoice

One JSON object a line, in the order of the files: {"file", "fail": [{"rule", "text"}], "warn": […], "invoice"},
where "invoice" is what the XML says, amounts as strings. The XSDs and schematrons come from installed packages,
never from this folder: Factur-X and CEN EN 16931 (CII, UBL), and BR-FR, the French rules. Ours are the checks named
PDF-* and XMP-* (container), SUM-* (sums computed anew), ID-* (check digits) and 6.* (clauses of ISO 19005-3).
"""
import io
import json
import logging
import sys
from decimal import Decimal
from pathlib import Path

import archive
import container
import pikepdf
import semantics
from lxml import etree
from rules import EN16931, Rules

PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
ROOTS = {"CrossIndustryInvoice", "Invoice", "CreditNote"}


def judge(path, rules):
    verdict = {"file": str(path), "fail": [], "warn": [], "invoice": None}

    def report(findings, severity="fail"):
        for rule, text in findings:
            verdict[severity].append({"rule": rule, "text": text})

    data = Path(path).read_bytes()
    xml = data
    if path.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            report(archive.check(pdf, data))
            if path.endswith(".plain.pdf"):
                report(container.check_plain(pdf))
                return verdict
            report(container.check(pdf, data))
            xml = container.attached_invoice(pdf)
    if xml is None:
        return verdict
    root = etree.fromstring(xml, PARSER)
    if root.getroottree().docinfo.doctype:
        report([("XML-DOCTYPE", "a document type declaration")])
    if etree.QName(root).localname not in ROOTS:
        report([("XML-ROOT", f"{root.tag} is neither CII nor UBL")])
        return verdict
    model = semantics.model(root)
    verdict["invoice"] = model
    if (model["guideline"] or "").strip() != EN16931:
        report([("GUIDELINE", f"BT-24 is {model['guideline']}, {EN16931} is wanted")])
    for severity, rule, text in rules.judge(root):
        report([(rule, text)], severity)
    report(semantics.check_sums(model))
    report(semantics.check_identifiers(root))
    return verdict


def main(files):
    logging.disable(logging.CRITICAL)
    rules = Rules()
    for path in files:
        try:
            verdict = judge(path, rules)
        except Exception as error:
            failure = {"rule": "JUDGE", "text": f"{type(error).__name__}: {str(error)[:300]}"}
            verdict = {"file": path, "fail": [failure], "warn": [], "invoice": None}
        print(json.dumps(verdict, default=lambda v: format(v, "f") if isinstance(v, Decimal) else str(v)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
