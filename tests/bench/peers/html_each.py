"""usage: html_each.py WORK COUNT -- the made-up invoices as pages for a browser, written before anything is timed"""
import json
import pathlib
import sys
from html import escape as e

work, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
NB = "\u00a0"
CSS = """
@page{size:A4;margin:16mm 15mm 18mm 15mm;@bottom-right{content:"Page " counter(page) " / " counter(pages);font:8pt 'DejaVu Sans'}}
*{box-sizing:border-box}body{font:8.5pt/1.3 'DejaVu Sans',sans-serif;margin:0;color:#222}
h1{font-size:18pt;margin:0}table{border-collapse:collapse;width:100%}
.head{display:flex;justify-content:space-between}.head img{height:20mm}
.parties{display:flex;justify-content:space-between;margin:4mm 0}.parties div{width:47%}
.lines th{background:#184a90;color:#fff;text-align:left;padding:2mm;font-size:8.5pt}
.lines td{padding:1.2mm 2mm;border-bottom:.3pt solid #bbb;vertical-align:top}.lines tr{break-inside:avoid}
.r{text-align:right!important;white-space:nowrap}.d{color:#666;font-size:8pt}.tot{margin-top:5mm;display:flex;justify-content:space-between;break-inside:avoid}
.tot table{width:48%}.tot td,.tot th{padding:1.2mm 2mm;border-bottom:.3pt solid #ccc;text-align:left}.net td{font-weight:bold;font-size:11pt}
.terms{margin-top:6mm;font-size:8pt;break-inside:avoid}
"""


def grouped(number):
    return f"{number:,}".replace(",", NB)


def eur(cents):
    return ("-" if cents < 0 else "") + f"{grouped(abs(cents) // 100)},{abs(cents) % 100:02d}{NB}€"


def qty(hundredths):
    return f"{hundredths // 100},{hundredths % 100:02d}"


def pct(points):
    return (f"{points // 100}" if points % 100 == 0 else f"{points / 100:.1f}".replace(".", ",")) + NB + "%"


def dat(iso):
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def html(inv):
    s, b = inv["seller"], inv["buyer"]
    rows = "".join(f"<tr><td>{l['n']}</td><td><b>{e(l['title'])}</b><br><span class=d>{e(l['detail'])}</span></td><td class=r>{qty(l['qty_hundredths'])} {e(l['unit'])}</td><td class=r>{eur(l['unit_cents'])}</td><td class=r>{pct(l['vat_bp'])}</td><td class=r>{eur(l['total_cents'])}</td></tr>" for l in inv["lines"])
    vat = "".join(f"<tr><td>{pct(v['rate_bp'])}</td><td class=r>{eur(v['base_cents'])}</td><td class=r>{eur(v['vat_cents'])}</td></tr>" for v in inv["vat"])
    ded = "".join(f"<tr><td>{e(d['label'])}<br><span class=d>{e(d['number'])} du {dat(d['date'])}</span></td><td class=r>{eur(-d['cents'])}</td></tr>" for d in inv["deductions"])
    return f"""<!doctype html><html lang=fr><meta charset=utf-8><title>Facture {inv['number']}</title><style>{CSS}</style><body>
<div class=head><img src="file://{work}/data/logo.png" alt="logo"><div class=r><h1>FACTURE</h1><b>{inv['number']}</b><br>Date : {dat(inv['date'])}<br>Échéance : {dat(inv['due'])}</div></div>
<div class=parties><div><b>{e(s['name'])}</b><br>{'<br>'.join(map(e, s['addr']))}<br>SIRET {s['siret']}<br>TVA {s['vat']}<br>{e(s['email'])}</div><div><b>{e(b['name'])}</b><br>{'<br>'.join(map(e, b['addr']))}<br>SIRET {b['siret']}<br>TVA {b['vat']}</div></div>
<p>Prestations {e(inv['period'])}</p>
<table class=lines><thead><tr><th>N°</th><th>Désignation</th><th class=r>Qté</th><th class=r>PU HT</th><th class=r>TVA</th><th class=r>Total HT</th></tr></thead><tbody>{rows}</tbody></table>
<div class=tot><table><tr><th>Taux</th><th class=r>Base HT</th><th class=r>TVA</th></tr>{vat}</table>
<table><tr><td>Total HT</td><td class=r>{eur(inv['total_ht'])}</td></tr><tr><td>Total TVA</td><td class=r>{eur(inv['total_vat'])}</td></tr><tr><td>Total TTC</td><td class=r>{eur(inv['total_ttc'])}</td></tr>{ded}<tr class=net><td>Net à payer</td><td class=r>{eur(inv['due_cents'])}</td></tr></table></div>
<div class=terms>{''.join('<p>'+e(t)+'</p>' for t in inv['terms'])}<p>IBAN {s['iban']}</p></div></body></html>"""


out = work / "html"
out.mkdir(parents=True, exist_ok=True)
for path in sorted((work / "data/invoices").glob("*.json"))[:count]:
    (out / f"{path.stem}.html").write_text(html(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
