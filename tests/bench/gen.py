#!/usr/bin/env python3
"""Made-up data from a fixed seed, the same bytes on every machine: clients, ten years of hours at three sizes, follow-ups, a logo,
200 invoices. usage: gen.py FOLDER (standard library only; the logo is written as raw PNG)"""
import csv, json, os, random, struct, sys, zlib, datetime as dt
SEED = 20260801
D = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
os.makedirs(D + "/invoices", exist_ok=True)
R = random.Random(SEED)
FIRST = "Éloïse Gaël Zoë Benoît Maëlys Anaïs Jérôme Hélène Noël Chloé François Agnès".split()
LAST = "Lefèvre Brûlé Châtaignier Dupré Müller Garçon Nuñez Bérenger Château Forêt L'Hôpital Œuvrard".split()
KIND = ["SARL", "SAS", "Association", "Coopérative", "Mairie de", "Atelier", "Éditions", "Studio"]
TASKS = ["Conception", "Rédaction", "Développement", "Réunion", "Revue", "Déplacement", "Relecture", "Formation"]

# ---- clients (60)
clients = []
for i in range(1, 61):
    clients.append(dict(id=i, code=f"c{i:03d}", name=f"{R.choice(KIND)} {R.choice(FIRST)} {R.choice(LAST)} {i}",
                        rate_cents=R.choice([4500, 5500, 6000, 6500, 7500, 8500, 9500, 11000])))
with open(D + "/clients.csv", "w", newline="", encoding="utf-8") as f:
    w = csv.DictWriter(f, clients[0].keys()); w.writeheader(); w.writerows(clients)

# ---- hour grid: 10 years x 230 worked days x 8 (80, 400) entries a day; no overlap
def workdays(y):
    d = dt.date(y, 1, 1); out = []
    while d.year == y:
        if d.weekday() < 5: out.append(d)
        d += dt.timedelta(1)
    rr = random.Random(SEED * 31 + y)
    return sorted(rr.sample(out, 230))
DAYS = [d for y in range(2016, 2026) for d in workdays(y)]
for tag, per_day, minutes in (("18k", 8, 60), ("184k", 80, 6), ("920k", 400, 1)):
    rr = random.Random(SEED + per_day); n = 0
    with open(f"{D}/entries_{tag}.csv", "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f, lineterminator="\n"); w.writerow("id date start end minutes client_id client task rate_cents billable".split())
        for d in DAYS:
            todays = rr.sample(range(60), 4)
            t = 8 * 60
            for _ in range(per_day):
                c = clients[rr.choice(todays)]; n += 1
                rate = c["rate_cents"] + 500 * ((d.year - 2016) // 3)
                a, b = t, t + minutes; t = b
                w.writerow([n, d.isoformat(), f"{a//60:02d}:{a%60:02d}", f"{b//60:02d}:{b%60:02d}", minutes,
                            c["id"], c["code"], rr.choice(TASKS), rate, 1 if rr.random() < .85 else 0])
    print(tag, n)

# ---- follow-ups (1 000 / 10 000)
for n in (1000, 10000):
    rr = random.Random(SEED + n); out = []
    for i in range(n):
        s = dt.datetime(2026, 1, 1, 8, 0) + dt.timedelta(minutes=15 * rr.randrange(0, 35040))
        c = rr.choice(clients)
        out.append(dict(uid=f"relance-{i:06d}@carnet.invalid", start=s.strftime("%Y-%m-%dT%H:%M:00Z"), minutes=30,
            stamp="2026-01-01T00:00:00Z", summary=f"Relancer {c['name']} ; devis D-{2026}-{i:05d}, n°{i}",
            description=f"Client : {c['name']}\nDevis D-2026-{i:05d}, échéance dépassée.\nTéléphoner puis envoyer la facture d'acompte — vérifier l'adresse « siège ».",
            location="Visio; téléphone", alarm_minutes=15))
    json.dump(out, open(f"{D}/followups_{n}.json", "w", encoding="utf-8"), ensure_ascii=False, indent=0)

# ---- logo 480x144 RGB PNG, gradient + disc, ~ real logo weight
W, H = 480, 144; rows = bytearray()
for y in range(H):
    rows.append(0)
    for x in range(W):
        r2 = (x - 72) ** 2 + (y - 72) ** 2
        px = (24, 90 + y // 2, 160 - x // 8) if r2 < 60 * 60 else ((240, 180 - y // 3, 40) if abs(y - 72) < 20 and x > 160 and (x // 12) % 2 else (255, 255, 255))
        rows += bytes(px)
ch = lambda t, b: struct.pack(">I", len(b)) + t + b + struct.pack(">I", zlib.crc32(t + b))
open(D + "/logo.png", "wb").write(b"\x89PNG\r\n\x1a\n" + ch(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 2, 0, 0, 0)) + ch(b"IDAT", zlib.compress(bytes(rows), 9)) + ch(b"IEND", b""))

# ---- 200 invoices of 20 lines, 3 VAT rates, 2 milestone deductions
DETAIL = ["Atelier de cadrage avec l'équipe, compte rendu rédigé et validé sous 48 h.",
          "Maquettes haute fidélité (3 écrans), allers-retours compris, fichiers sources livrés.",
          "Développement, tests unitaires, mise en recette et correction des anomalies bloquantes.",
          "Rédaction et relecture orthographique ; cession des droits d'exploitation incluse.",
          "Déplacement à Besançon : billet A/R, une nuitée, repas (au réel, justificatifs joints)."]
def eur(c): return c
for k in range(1, 201):
    rr = random.Random(SEED * 7 + k); c = rr.choice(clients); lines = []
    for j in range(20):
        q = rr.choice([25, 50, 100, 150, 200, 300, 750]); p = rr.choice([4500, 6500, 8500, 12000, 39000, 45050])
        lines.append(dict(n=j + 1, title=f"{rr.choice(TASKS)} — lot {j+1:02d}", detail=rr.choice(DETAIL), qty_hundredths=q,
                          unit=rr.choice(["h", "j", "forfait"]), unit_cents=p, vat_bp=rr.choice([2000, 2000, 2000, 1000, 550]),
                          total_cents=(q * p + 50) // 100))
    vat = {}
    for l in lines: vat[l["vat_bp"]] = vat.get(l["vat_bp"], 0) + l["total_cents"]
    vt = [dict(rate_bp=r, base_cents=b, vat_cents=(b * r + 5000) // 10000) for r, b in sorted(vat.items())]
    ht = sum(l["total_cents"] for l in lines); tv = sum(v["vat_cents"] for v in vt); ttc = ht + tv
    ded = [dict(label="Acompte à la commande (30 %)", number=f"F-2026-{k:04d}-A1", date="2026-02-03", cents=ttc * 30 // 100),
           dict(label="Jalon 1 : maquettes validées (25 %)", number=f"F-2026-{k:04d}-A2", date="2026-04-17", cents=ttc * 25 // 100)]
    inv = dict(number=f"F-2026-{k:04d}", date="2026-06-30", due="2026-07-30", period="du 1er mars au 30 juin 2026",
        seller=dict(name="Anaïs Bérenger EI", addr=["12 bis rue de l'Église", "25000 Besançon", "France"], siret="12345678200010", vat="FR32123456782", iban="FR76 3000 6000 0112 3456 7890 189", email="anais@exemple.invalid"),
        buyer=dict(name=c["name"], addr=["5 avenue du Maréchal-Foch", "69006 Lyon", "France"], siret="98765432100017", vat="FR40987654321"),
        lines=lines, vat=vt, total_ht=ht, total_vat=tv, total_ttc=ttc, deductions=ded, due_cents=ttc - sum(d["cents"] for d in ded),
        terms=["Paiement à 30 jours par virement. Escompte pour paiement anticipé : néant.",
               "Pénalités de retard : trois fois le taux d'intérêt légal ; indemnité forfaitaire pour frais de recouvrement : 40 €.",
               "Membre d'un centre de gestion agréé, le règlement par chèque est accepté.",
               "Clause de réserve de propriété : les livrables restent la propriété du prestataire jusqu'au paiement intégral du prix."])
    json.dump(inv, open(f"{D}/invoices/inv-{k:04d}.json", "w", encoding="utf-8"), ensure_ascii=False, indent=0)
print("ok", D)
