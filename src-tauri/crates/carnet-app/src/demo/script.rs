//! The story: who the clients are, what they ordered, what they said no to.

/// A client of the story.
pub(super) struct Person {
    pub name: &'static str,
    pub person: &'static str,
    pub address: &'static str,
    pub email: &'static str,
    pub source: &'static str,
}

/// A piece of work: when it is quoted (in days from the start of the story), for how much, how it went.
pub(super) struct Work {
    /// Index of the client.
    pub client: usize,
    /// Day of the quote.
    pub day: i64,
    /// Title.
    pub subject: &'static str,
    /// Lines: text, quantity, unit, price.
    pub lines: &'static [(&'static str, &'static str, &'static str, &'static str)],
    /// Estimated hours.
    pub estimate: i64,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a quote.
pub(super) enum Fate {
    /// Signed after some days; the hours really needed, in percent of the estimate; days until the client pays.
    Signed { after: i64, effort: i64, pays_after: i64 },
    /// Refused after some days, with its objection and the reply.
    Refused { after: i64, objection: &'static str, reply: &'static str },
    /// Not answered yet.
    Waiting,
}

const fn person(
    name: &'static str,
    person: &'static str,
    address: &'static str,
    email: &'static str,
    source: &'static str,
) -> Person {
    Person { name, person, address, email, source }
}

/// The clients, in the order in which they come.
pub(super) const CLIENTS: &[Person] = &[
    person(
        "Cabinet Hélios",
        "Agnès Fabre",
        "3 place du Marché\n31000 Toulouse",
        "agnes@helios.invalid",
        "Bouche à oreille",
    ),
    person(
        "Éditions du Gave",
        "Benoît Lacaze",
        "18 rue Bernadotte\n64000 Pau",
        "benoit@gave.invalid",
        "Recommandation",
    ),
    person(
        "Studio Mirepoix",
        "Chloé Saint-Aubin",
        "7 allée Jean-Jaurès\n31000 Toulouse",
        "chloe@mirepoix.invalid",
        "Malt",
    ),
    person(
        "Garage Castéra",
        "Éric Castéra",
        "Zone artisanale\n65240 Arreau",
        "contact@castera.invalid",
        "Annuaire",
    ),
    person(
        "Ostéo Vallée",
        "Florence Nogué",
        "2 avenue de la Gare\n65300 Lannemezan",
        "florence@osteo.invalid",
        "Bouche à oreille",
    ),
    person(
        "Atelier Bois & Neige",
        "Gaël Soulé",
        "Le Village\n65170 Vignec",
        "gael@boisneige.invalid",
        "Salon",
    ),
    person(
        "Mairie d’Ancizan",
        "Hélène Porte",
        "Place de la Mairie\n65440 Ancizan",
        "mairie@ancizan.invalid",
        "Recommandation",
    ),
    person(
        "Nordlicht Verlag",
        "Inge Möller",
        "Lindenstraße 12\n10969 Berlin",
        "inge@nordlicht.invalid",
        "LinkedIn",
    ),
    person(
        "SARL Pic Blanc Locations",
        "Jérôme Vidal",
        "26 rue Principale\n65170 Saint-Lary-Soulan",
        "jerome@picblanc.invalid",
        "Codeur.com",
    ),
    person(
        "Association Rando Pour Tous",
        "Karine Bélloc",
        "Maison des associations\n65000 Tarbes",
        "karine@rando.invalid",
        "Site web",
    ),
    person(
        "Clinique vétérinaire du Lac",
        "Lucie Darré",
        "5 quai de l’Adour\n65200 Bagnères-de-Bigorre",
        "lucie@vetlac.invalid",
        "Malt",
    ),
    person(
        "Ferme Larrieu",
        "Mathieu Larrieu",
        "Chemin de Héas\n65120 Gèdre",
        "mathieu@larrieu.invalid",
        "Salon",
    ),
    person(
        "Transports Pyrénées Express",
        "Nadia Cazaux",
        "Zone de Bastillac\n65000 Tarbes",
        "nadia@tpe.invalid",
        "LinkedIn",
    ),
    person(
        "École de ski Vallée d’Aure",
        "Olivier Mounet",
        "Front de neige\n65170 Saint-Lary-Soulan",
        "olivier@esva.invalid",
        "Recommandation",
    ),
];

const fn signed(after: i64, effort: i64, pays_after: i64) -> Fate {
    Fate::Signed { after, effort, pays_after }
}

/// The works, in the order of their quotes.
pub(super) const WORKS: &[Work] = &[
    Work {
        client: 0,
        day: 6,
        subject: "Secrétariat juridique, six mois",
        lines: &[
            ("Frappe et mise en page d’actes\nRetour sous 24 h ouvrées", "90", "h", "58"),
            ("Permanence téléphonique le matin", "6", "month", "245"),
        ],
        estimate: 118,
        fate: signed(5, 104, 24),
    },
    Work {
        client: 1,
        day: 20,
        subject: "Correction du catalogue de printemps",
        lines: &[("Relecture et correction\n320 pages, deux passes", "1", "lump", "3290")],
        estimate: 58,
        fate: signed(9, 118, 41),
    },
    Work {
        client: 3,
        day: 34,
        subject: "Reprise des fiches clients",
        lines: &[("Saisie et dédoublonnage du fichier", "1", "lump", "1230")],
        estimate: 30,
        fate: Fate::Refused {
            after: 12,
            objection: "money",
            reply: "Proposé une première tranche de 300 fiches.",
        },
    },
    Work {
        client: 2,
        day: 61,
        subject: "Traduction du site, français-anglais",
        lines: &[
            ("Traduction de 14 000 mots", "14000", "u", "0,19"),
            ("Relecture par une anglophone", "1", "lump", "330"),
        ],
        estimate: 52,
        fate: signed(7, 92, 19),
    },
    Work {
        client: 4,
        day: 88,
        subject: "Prise de rendez-vous",
        lines: &[("Standard et agenda partagé", "3", "month", "575")],
        estimate: 36,
        fate: signed(3, 141, 33),
    },
    Work {
        client: 6,
        day: 130,
        subject: "Compte rendus du conseil",
        lines: &[
            ("Transcription de quatre séances", "4", "u", "425"),
            ("Mise en ligne et archivage", "4", "u", "62"),
        ],
        estimate: 36,
        fate: signed(16, 88, 46),
    },
    Work {
        client: 5,
        day: 151,
        subject: "Textes du nouveau site",
        lines: &[("Rédaction de douze pages", "12", "u", "130")],
        estimate: 28,
        fate: Fate::Refused {
            after: 8,
            objection: "equipped",
            reply: "Gardé le contact : leur stagiaire part en septembre.",
        },
    },
    Work {
        client: 8,
        day: 176,
        subject: "Gestion des annonces de la saison",
        lines: &[
            ("Rédaction et mise à jour de 40 annonces\nDeux langues", "40", "u", "79"),
            ("Réponses aux voyageurs, juin à août", "3", "month", "355"),
        ],
        estimate: 84,
        fate: signed(6, 126, 28),
    },
    Work {
        client: 7,
        day: 214,
        subject: "Übersetzung Wanderführer Pyrenäen",
        lines: &[("Traduction allemand-français\n180 feuillets", "180", "u", "30")],
        estimate: 96,
        fate: signed(11, 97, 15),
    },
    Work {
        client: 9,
        day: 262,
        subject: "Programme annuel",
        lines: &[("Mise en page et relecture", "1", "lump", "1040")],
        estimate: 19,
        fate: signed(10, 110, 38),
    },
    Work {
        client: 10,
        day: 301,
        subject: "Standard et rappels de vaccins",
        lines: &[
            ("Permanence téléphonique l’après-midi", "4", "month", "535"),
            ("Campagne de rappels", "1", "lump", "480"),
        ],
        estimate: 48,
        fate: signed(4, 108, 22),
    },
    Work {
        client: 0,
        day: 338,
        subject: "Secrétariat juridique, deuxième année",
        lines: &[
            ("Frappe et mise en page d’actes", "120", "h", "60"),
            ("Permanence téléphonique le matin", "8", "month", "260"),
        ],
        estimate: 156,
        fate: signed(4, 98, 21),
    },
    Work {
        client: 11,
        day: 372,
        subject: "Dossier d’aide à l’installation",
        lines: &[("Constitution et suivi du dossier", "1", "lump", "1580")],
        estimate: 30,
        fate: Fate::Refused { after: 21, objection: "time", reply: "Relancer à la fin des foins." },
    },
    Work {
        client: 1,
        day: 405,
        subject: "Correction du catalogue d’automne",
        lines: &[("Relecture et correction\n280 pages, deux passes", "1", "lump", "3150")],
        estimate: 56,
        fate: signed(6, 121, 52),
    },
    Work {
        client: 13,
        day: 446,
        subject: "Inscriptions de la saison d’hiver",
        lines: &[
            ("Traitement des dossiers d’inscription", "70", "h", "53"),
            ("Permanence du samedi", "6", "u", "190"),
        ],
        estimate: 92,
        fate: signed(8, 101, 18),
    },
    Work {
        client: 12,
        day: 480,
        subject: "Relances clients et facturation",
        lines: &[("Secrétariat comptable, demi-journées", "24", "d", "225")],
        estimate: 96,
        fate: Fate::Refused {
            after: 15,
            objection: "money",
            reply: "Montré le coût d’un impayé moyen ; à rappeler.",
        },
    },
    Work {
        client: 8,
        day: 523,
        subject: "Gestion des annonces, deuxième saison",
        lines: &[
            ("Rédaction et mise à jour de 46 annonces", "46", "u", "81"),
            ("Réponses aux voyageurs", "4", "month", "370"),
        ],
        estimate: 92,
        fate: signed(5, 131, 30),
    },
    Work {
        client: 2,
        day: 566,
        subject: "Traduction des fiches produits",
        lines: &[("Traduction de 22 000 mots", "22000", "u", "0,185")],
        estimate: 76,
        fate: signed(6, 94, 20),
    },
    Work {
        client: 7,
        day: 611,
        subject: "Lektorat und Register",
        lines: &[
            ("Relecture allemand-français\n240 feuillets", "240", "u", "15"),
            ("Index", "1", "lump", "575"),
        ],
        estimate: 74,
        fate: signed(9, 96, 16),
    },
    Work {
        client: 0,
        day: 655,
        subject: "Audience de novembre, renfort",
        lines: &[("Frappe et mise en page d’actes", "60", "h", "60")],
        estimate: 60,
        fate: signed(3, 100, 20),
    },
    Work {
        client: 10,
        day: 676,
        subject: "Standard, hiver",
        lines: &[("Permanence téléphonique l’après-midi", "4", "month", "550")],
        estimate: 40,
        fate: signed(5, 104, 95),
    },
    Work {
        client: 1,
        day: 690,
        subject: "Relecture du guide des refuges",
        lines: &[("Relecture et correction\n210 pages, deux passes", "1", "lump", "2810")],
        estimate: 50,
        fate: signed(4, 130, 12),
    },
    Work {
        client: 9,
        day: 700,
        subject: "Programme annuel, deuxième édition",
        lines: &[("Mise en page et relecture", "1", "lump", "2080")],
        estimate: 38,
        fate: signed(6, 240, 12),
    },
    Work {
        client: 5,
        day: 708,
        subject: "Textes de la boutique en ligne",
        lines: &[("Rédaction de vingt fiches", "20", "u", "85")],
        estimate: 30,
        fate: Fate::Waiting,
    },
    Work {
        client: 13,
        day: 716,
        subject: "Inscriptions, deuxième hiver",
        lines: &[
            ("Traitement des dossiers d’inscription", "80", "h", "55"),
            ("Permanence du samedi", "7", "u", "200"),
        ],
        estimate: 104,
        fate: Fate::Waiting,
    },
    Work {
        client: 11,
        day: 722,
        subject: "Dossier d’aide, deuxième essai",
        lines: &[("Constitution et suivi du dossier", "1", "lump", "1710")],
        estimate: 32,
        fate: Fate::Waiting,
    },
];
