import { lawFr } from "./law-fr";
import type { Guide } from "./text";

/** The guide in French, the first language of the program. */
export const fr: Guide = {
  start: {
    answers: "Carnet est le seul carnet où tenir toute une activité d'indépendant : prospects, devis, missions signées, heures de chaque jour, factures, et ce que chaque heure rapporte vraiment. Tout est dans un dossier de votre ordinateur ; rien n'en sort.",
    first: [
      "Au premier démarrage, dites qui vous êtes : nom, adresse, SIRET, régime de TVA, IBAN. Chaque numéro est vérifié par sa clé, une erreur se dit à côté du champ.",
      "Ou ouvrez le carnet de démonstration : deux années d'une indépendante, à essayer sans crainte, puis à retirer d'un geste.",
      "Notez un premier prospect (2 puis n), avec la date de la prochaine relance.",
      "Écrivez un devis (3 puis n) : Carnet dit pendant que vous tapez ce que vaut l'heure.",
      "Tapez vos heures comme vous les diriez, dans la ligne du haut (touche e) : « 2h acme appel ».",
    ],
    ways: [
      { title: "Tout s'annule", text: "Ctrl Z reprend la dernière opération, Ctrl Maj Z la rétablit, aussi loin que vous voulez. Seule exception, la loi : une facture émise ne change plus, Carnet propose alors un avoir." },
      { title: "On tape comme on parle", text: "Dates : « demain », « lun », « +3s », « 21/11 ». Durées : « 1h30 », « 1,5 », « 90m ». Montants : « 75/2 », « 16,99*1,1 ». Carnet montre ce qu'il a compris avant que vous validiez." },
      { title: "Rien ne se perd", text: "Ce que vous êtes en train de taper est gardé à chaque instant. Après une coupure, le champ le retrouve, avec la ligne « Brouillon retrouvé »." },
      { title: "Où sont mes données", text: "Dans un seul dossier, que Réglages montre. La base s'ouvre avec tout outil SQLite, l'export est lisible sans Carnet." },
    ],
    keys: [["1 … 0", "Ouvrir un écran"], ["e", "Noter des heures"], ["Ctrl K", "Chercher et commander"], ["?", "Les touches de l'écran"], ["F1", "Le guide de l'écran"], ["h", "Masquer les montants"]],
    wont: ["Demander un compte, un abonnement ou une connexion.", "Envoyer quoi que ce soit sur le réseau."],
  },
  today: {
    answers: "Par quoi commencer ? Cinq questions de haut en bas : qui relancer, ce qui m'est dû, ce que je dois, ce que je n'ai pas noté, comment je m'en sors.",
    first: [
      "Lisez de haut en bas : chaque ligne est une phrase avec son chiffre, sa raison et sa touche.",
      "Choisissez une ligne avec les flèches ; la touche inscrite à droite la règle.",
      "Une relance faite disparaît ; reportée (r, puis 1, 3 ou 7 jours), elle revient à sa date.",
    ],
    ways: [
      { title: "Ce qui m'est dû", text: "Factures en retard, étapes validées pas encore facturées, heures qui attendent leur facture." },
      { title: "Ce que je n'ai pas noté", text: "Les heures de travail que personne ne réclame, avec ce qu'elles auraient coûté au tarif cible." },
      { title: "Comment je m'en sors", text: "L'heure vraie du mois : encaissé moins cotisations, divisé par toutes les heures, appels et administratif compris." },
    ],
    keys: [["↑ ↓", "Parcourir les lignes"], ["f", "Relance faite"], ["r", "Reporter"], ["a", "Noter l'échange"], ["p", "Encaisser, ou proposer la facture"], ["o", "Ouvrir la fiche"]],
    wont: ["Relancer à votre place : Carnet rappelle, vous appelez.", "Classer vos tâches personnelles ; seules les dates de l'activité y sont."],
  },
  prospects: {
    answers: "Qui rappeler, et quand ? Chaque prospect porte une prochaine date, toujours visible. Un prospect devient client à son premier devis accepté.",
    first: [
      "n ouvre une fiche : un nom suffit, la source (Malt, bouche-à-oreille…) dit d'où il vient.",
      "Dans la fiche, notez l'échange d'une ligne, avec sa durée et la prochaine date : « +3j », « lun ».",
      "Ou importez vos contacts (i) : tableur ou carnet d'adresses, avec un aperçu avant d'écrire.",
    ],
    ways: [
      { title: "Tableau et liste", text: "b montre le tableau par étapes de la vente : glissez une carte, ou Alt et les flèches. l revient à la liste, triable par chaque colonne." },
      { title: "Import sans doublon", text: "Les colonnes sont devinées et se corrigent. Les fiches déjà là sont reconnues, les lignes refusées nommées par leur numéro et leur raison." },
      { title: "Les sources ont un compte", text: "Abonnement, commission, heures passées, chiffre gagné : s montre ce que chaque source coûte et rapporte." },
    ],
    keys: [["n", "Nouveau prospect"], ["/", "Chercher"], ["c", "Noter un échange"], ["r", "Fixer la prochaine date"], ["b", "Tableau"], ["l", "Liste"], ["q", "Devis pour ce prospect"], ["i", "Importer"], ["s", "Sources"]],
    wont: ["Aspirer des contacts sur le web.", "Envoyer des courriels en masse."],
  },
  quotes: {
    answers: "Que vaut mon heure dans ce devis, et quand relancer ? Carnet calcule pendant la frappe, dessine le papier à côté, et n'envoie aucun devis sans date de relance.",
    first: [
      "n ouvre l'éditeur : les premières lettres du client suffisent.",
      "Une ligne par prestation ; Entrée passe à la suivante. Donnez les heures estimées, appels et retouches compris.",
      "Regardez la jauge : au-dessus de la cible, sous la cible (il faut une raison et une fin), sous le plancher.",
      "Ctrl Entrée enregistre ; e marque le devis envoyé et demande la date de relance.",
    ],
    ways: [
      { title: "Échéancier", text: "20 % à la commande, 40 % à mi-mission, le solde à la livraison, sauf si vous en décidez autrement : tirez les bornes de la barre. La somme tombe au centime." },
      { title: "Versions", text: "Un devis envoyé ne se réécrit pas : v prépare la version suivante, sous le même numéro, et montre ce qui a changé." },
      { title: "Un refus s'apprend", text: "x demande l'objection et la réponse donnée. Les réponses sont classées par ce qu'elles ont gagné." },
      { title: "Accepté", text: "a reçoit le fichier signé, ouvre la mission avec ses étapes, et propose la facture d'acompte." },
    ],
    keys: [["n", "Nouveau devis"], ["↵", "Ouvrir"], ["e", "Marquer envoyé"], ["a", "Accepter"], ["x", "Refuser"], ["v", "Nouvelle version"], ["p", "Ouvrir le PDF"], ["Ctrl ↵", "Enregistrer et fermer"]],
    wont: ["Envoyer le courriel : le PDF s'ouvre, votre messagerie fait le reste.", "Signer électroniquement ; le fichier signé s'attache, avec son empreinte."],
  },
  missions: {
    answers: "Où en est le travail signé ? Étapes, heures brûlées sur le budget, échéance, et ce que rapporte l'heure à ce rythme.",
    first: [
      "Une mission s'ouvre d'elle-même quand un devis est accepté, avec ses étapes et son budget d'heures.",
      "Quand le client valide une étape, v l'inscrit avec sa date : c'est elle que vous rappellerez en cas de litige.",
      "p propose la facture de l'étape.",
    ],
    ways: [
      { title: "Heures à risque", text: "Travailler sans bon de commande se voit : ces heures sont rayées de rouge et chiffrées, jusqu'à la signature." },
      { title: "Reste avant le plancher", text: "« À 31 h, cette mission passe sous 20 €/h » : le calcul suit chaque heure notée." },
      { title: "Échéances avec mémoire", text: "d change la date et garde l'ancienne, sa raison et les heures déjà passées. Le point d'avancement imprime le tout." },
      { title: "Avenants", text: "Un changement signé de la commande s'ajoute ; il n'efface rien." },
    ],
    keys: [["v", "Valider une étape"], ["p", "Proposer la facture"], ["d", "Revoir l'échéance"], ["n", "Mission sans bon de commande"]],
    wont: ["Planifier une équipe.", "Compter les tâches : une mission a des étapes facturables, rien de plus fin."],
  },
  hours: {
    answers: "Où sont passées mes heures, pour qui et pourquoi ? Une grille par quarts d'heure, où chaque bloc porte la couleur du client et le motif. Ce que personne ne réclame reste visible.",
    first: [
      "Peignez un créneau à la souris, ou au clavier avec Maj et les flèches, puis Entrée.",
      "Ou tapez dans la ligne du haut (e) : « 2h acme appel », « 14:00-15:30 acme devis », « hier 45m prospection ». Carnet dit ce qu'il a compris avant Entrée.",
      "Ou lancez le minuteur : il tourne dans la barre et dans le titre de la fenêtre, et survit à la fermeture.",
    ],
    ways: [
      { title: "Gestes", text: "Déplacer, étirer, scinder, dupliquer, supprimer : à la souris ou au clavier, chacun annulable. Deux blocs qui se chevauchent se rangent côte à côte." },
      { title: "Motif d'une touche", text: "Sur un bloc : production, appel, devis, facturation, prospection, administratif, formation, déplacement." },
      { title: "Semaine, jour, mois", text: "w, d et m. Le mois est une carte : plus sombre, plus d'heures ; un jour s'ouvre avec Entrée." },
      { title: "Importer", text: "Toggl, Clockify, Harvest, Kimai, solidtime, un calendrier ou un tableur : avec aperçu, sans doublon." },
    ],
    keys: [["e", "Ligne de saisie"], ["Maj + flèches", "Peindre un créneau"], ["↵", "Noter ou modifier"], ["j k", "Bloc suivant, précédent"], ["Alt + flèches", "Déplacer le bloc"], ["s", "Scinder"], ["y", "Reprendre une semaine"], ["Suppr", "Supprimer le bloc"]],
    wont: ["Surveiller l'écran ou le clavier.", "Arrondir vos heures en silence."],
  },
  invoices: {
    answers: "Qu'ai-je à facturer, qu'est-ce qui est en retard ? Acompte, situation, solde, facture libre et avoir, en séries sans trou. Chacun est un PDF figé qui contient sa facture électronique (Factur-X).",
    first: [
      "f propose les factures que vos missions appellent : acompte à la commande, étapes validées, solde. n ouvre une facture libre.",
      "Le brouillon nomme ce qui lui manque pour une plateforme : SIREN, adresse… Remplissez-le sur place, il va dans la fiche du client.",
      "Relisez le papier, puis i émet : le numéro est définitif, le PDF est rangé et enchaîné aux précédents.",
      "p note un encaissement, entier ou partiel.",
    ],
    ways: [
      { title: "Le solde tombe juste", text: "La facture finale reprend la commande, déduit chaque acompte par son numéro et sa date. Les trois font le devis au centime." },
      { title: "Débours", text: "Ce que vous payez au nom du client se choisit dans la case TVA de la ligne : refacturé à prix coûtant, sans TVA, hors de votre chiffre. L'achat lui-même se note « payé au nom d'un client » : f en fait la ligne de facture." },
      { title: "Biens et services", text: "Une ligne de biens (case TVA) s'inscrit en ventes, le reste en prestations : au livre des recettes, dans les écritures et pour le statut « encaissée », qui ne concerne que les services." },
      { title: "Avoir", text: "c corrige une facture émise, en entier ou par ligne. C'est la voie légale : une facture émise ne se modifie pas." },
      { title: "Argent rendu", text: "b note un remboursement ou un chèque impayé, avec sa raison. L'encaissement reste ; ce qui est rendu s'inscrit en moins au livre des recettes." },
      { title: "Relancer", text: "r prépare la lettre suivante, du rappel à la mise en demeure, avec les intérêts jour par jour et, entre professionnels, l'indemnité. Vous la lisez avant qu'elle soit notée." },
      { title: "Cycle de vie", text: "s note ce que la plateforme ou le client répond : reçue, refusée avec son motif, encaissée… Après un refus ou un rejet, Carnet propose le bon document." },
      { title: "Fichiers", text: "x enregistre le PDF Factur-X, un duplicata marqué comme tel, ou l'XML seul, CII ou UBL. Un client peut aussi recevoir un PDF simple : cela se règle dans sa fiche." },
      { title: "Preuve", text: "v vérifie que rien n'a changé depuis l'émission, facture par facture." },
    ],
    keys: [["n", "Facture libre"], ["f", "Proposer les factures"], ["i", "Émettre"], ["p", "Encaisser"], ["b", "Rendre de l'argent"], ["c", "Avoir"], ["r", "Relancer"], ["s", "Noter un état"], ["x", "Enregistrer sous"], ["d", "Dupliquer"], ["o", "Ouvrir le PDF"], ["v", "Vérifier la chaîne"], ["t", "Vue suivante"]],
    wont: ["Modifier une facture émise, même d'un caractère.", "Transmettre vos factures à une plateforme agréée.", "Envoyer les lettres : elles s'ouvrent en PDF, la poste ou votre messagerie fait le reste."],
  },
  received: {
    answers: "Qu'ai-je reçu, que me reste-t-il à payer ? Les factures électroniques de vos fournisseurs se lisent toutes seules, les autres dépenses se notent à la main.",
    first: [
      "Lâchez le fichier sur l'écran Factures, où que vous soyez, ou tapez i : PDF Factur-X ou ZUGFeRD, XML CII ou UBL.",
      "Carnet montre ce qu'il a lu avant d'écrire : fournisseur, lignes, TVA par taux. Les totaux sont recalculés, les écarts montrés.",
      "Entrée l'enregistre ; p note le paiement.",
    ],
    ways: [
      { title: "Deux fois la même", text: "Un fichier déjà reçu est reconnu : Carnet montre celui qui est là, et n'en fait pas un second." },
      { title: "À la main", text: "n note un ticket, un abonnement, un billet : fournisseur, date, montant, TVA, catégorie, avec la photo ou le PDF du justificatif." },
      { title: "Le fichier reste", text: "Gardé octet pour octet, avec son empreinte. Entrée le montre comme il est venu." },
      { title: "Ce qui se contredit", text: "Une facture dont les totaux ne tombent pas est refusée d'abord ; vous pouvez l'accepter telle qu'elle se dit, en connaissance de l'écart." },
    ],
    keys: [["i", "Lire une facture reçue"], ["n", "Dépense à la main"], ["p", "Payer"], ["m", "Modifier"], ["↵", "Voir le fichier"], ["o", "Ouvrir le fichier"], ["Suppr", "Supprimer"], ["t", "Vue suivante"]],
    wont: ["Recevoir à votre place : c'est le rôle de votre plateforme agréée, dont vous déposez ici les fichiers.", "Payer : il note que c'est payé.", "Deviner une photo : sans facture électronique dedans, vous tapez les chiffres."],
  },
  books: {
    answers: "Que dois-je tenir et garder ? Le livre des recettes, le registre des achats, les clôtures, l'archive de l'année : tirés de ce que vous avez déjà noté.",
    first: [
      "Choisissez l'année en haut à droite, le livre dans la rangée du dessous.",
      "c enregistre le livre en tableau (CSV), p en PDF.",
      "Une fois le mois relu, clôturez-le : ce qu'il contient ne change plus.",
    ],
    ways: [
      { title: "Livre des recettes", text: "Chaque encaissement à sa date : pièce, client, nature, montant, moyen de paiement, les espèces à part. L'argent rendu y paraît en moins, avec sa raison." },
      { title: "Registre des achats", text: "Les dépenses payées de l'année, avec leur fournisseur, leur pièce et leur moyen de paiement ; les débours à part." },
      { title: "Écritures et comptes", text: "Ce que lira votre comptable, tiré de vos factures et paiements : débits et crédits s'y équilibrent. Sous Comptes, tapez ses numéros à la place des numéros usuels." },
      { title: "Clôtures", text: "Dans l'ordre, mois après mois, puis l'année. Les totaux sont enchaînés ; aucun encaissement ne s'ajoute plus à une période close." },
      { title: "Archive", text: "Un dossier par année : documents, XML, preuve de la chaîne, totaux. « Vérifier une archive » relit chaque fichier ; sha256sum le fait aussi, sans Carnet." },
      { title: "Pour le comptable", text: "L'export comptable d'une période, et le FEC d'un exercice pour qui le doit." },
    ],
    keys: [["< >", "Livre d'avant, d'après"], ["Alt ← →", "Changer d'année"], ["c", "CSV, ou clôturer"], ["p", "PDF"], ["↵", "Ouvrir la facture de la ligne"], ["t", "Vue suivante"]],
    wont: ["Se dire certifié : il ne l'est pas, et ne fournit pas d'attestation.", "Rouvrir une période close.", "Tenir la comptabilité en partie double."],
  },
  profitability: {
    answers: "Combien rapporte vraiment une heure, client par client ? Encaissé, moins les cotisations, divisé par toutes les heures : production, appels, devis, facturation.",
    first: [
      "Choisissez la période : mois, trimestre, année, douze mois.",
      "Une ligne par client, trois repères sur la même échelle : l'heure vendue, facturée, vraie ; les lignes de plancher et de cible les traversent.",
      "Ouvrez un client : la cascade montre où l'heure a fondu. Chaque chiffre ouvre les lignes qui le font.",
    ],
    ways: [
      { title: "Dépendance", text: "La part de votre plus gros client dans le chiffre et dans les heures, avec votre seuil." },
      { title: "Quitter un client", text: "La simulation dit les euros perdus, les heures libérées, et ce qu'elles vaudraient à votre moyenne." },
    ],
    keys: [["↑ ↓", "Parcourir les clients"], ["↵", "Ouvrir la fiche du client"]],
    wont: ["Estimer ce qui n'est pas encaissé : l'heure vraie ne compte que l'argent reçu.", "Remplacer votre comptable."],
  },
  agenda: {
    answers: "Qu'est-ce qui tombe, et quand ? Relances, étapes, échéances, paiements attendus et fins de validité, sur un mois, une semaine ou une liste.",
    first: [
      "Choisissez un jour avec les flèches ; j et k parcourent ses dates.",
      "Glissez une date sur un autre jour, ou Alt et les flèches. Une échéance demande la raison.",
      "i montre où s'abonner depuis votre téléphone ou votre calendrier habituel.",
    ],
    ways: [
      { title: "Fichiers .ics", text: "Quatre fichiers dans le dossier du carnet, tenus à jour à chaque changement : relances, étapes, paiements, tout. Sans montant." },
      { title: "Filtres", text: "Chaque genre se montre ou se cache d'un geste." },
    ],
    keys: [["t", "Aujourd'hui"], ["m w l", "Mois, semaine, liste"], ["Alt + flèches", "Déplacer une date"], ["r", "Déplacer à une date"], ["d", "Relance faite"], ["n", "Nouvelle relance ce jour"], ["i", "S'abonner"]],
    wont: ["Gérer vos rendez-vous personnels : Carnet publie ses dates, votre agenda garde les siennes."],
  },
  settings: {
    answers: "Qui je suis, à quels tarifs, et où sont mes données ? Tout ce qui se règle une fois, avec un papier de démonstration qui change sous vos yeux.",
    first: [
      "Vérifiez l'identité : elle est imprimée sur chaque papier.",
      "Fixez votre tarif cible ; le plancher suit le SMIC du jour.",
      "Faites une première sauvegarde et regardez où elle se trouve.",
    ],
    ways: [
      { title: "Papiers", text: "Logo, couleur d'accent, mentions : le spécimen montre le résultat avant toute facture." },
      { title: "Séries", text: "Venez d'un autre logiciel avec vos numéros : la série continue, jamais en arrière." },
      { title: "Sauvegardes", text: "Chacune est relue et vérifiée. La restauration se fait en une étape." },
      { title: "Export", text: "Tout le carnet dans un dossier lisible : base, tableaux, PDF, calendriers." },
      { title: "Barèmes", text: "Chaque valeur de la loi porte sa date, sa référence et son degré de confiance." },
    ],
    keys: [["0", "Ouvrir les réglages"]],
    wont: ["Cacher une valeur : ce qui n'est pas vérifié est dit non vérifié."],
  },
  keyboard: {
    answers: "Tout se fait sans souris. Trois touches suffisent pour retrouver les autres : Ctrl K, ? et F1.",
    first: [
      "Ctrl K ouvre la palette : tapez un client, un numéro, une commande, ou même des heures.",
      "Un signe en tête resserre la recherche : > commandes, @ clients, # numéros, ? guide.",
      "? liste les touches de l'écran où vous êtes.",
    ],
    ways: [
      { title: "Lignes", text: "Flèches, ou j et k, pour parcourir ; Entrée pour ouvrir ; Échap pour fermer ; une lettre pour agir." },
      { title: "Formulaires", text: "Entrée enregistre, Ctrl Entrée enregistre depuis n'importe quel champ, Échap laisse. Ce qui est tapé et pas enregistré reste en brouillon." },
      { title: "Tout retrouve sa place", text: "Changer d'écran et revenir rouvre la fiche où vous étiez ; la même touche deux fois revient à la liste." },
    ],
    keys: [["Ctrl K", "Palette"], ["?", "Touches de l'écran"], ["F1", "Guide de l'écran"], ["1 … 0", "Écrans"], ["e", "Noter des heures"], ["h", "Masquer les montants"], ["Ctrl Z", "Annuler"], ["Ctrl Maj Z", "Rétablir"], ["Échap", "Fermer, revenir"]],
    wont: ["Prendre une touche à votre lecteur d'écran ou à votre bureau : une lettre seule n'agit que hors des champs."],
  },
  law: {
    answers: "Ce que Carnet imprime, calcule et garde vient de textes datés. Les voici, avec ce qu'il en fait et jusqu'où chaque point est sûr.",
    first: [],
    ways: [],
    keys: [],
    wont: [],
    law: lawFr,
  },
  out: {
    answers: "Savoir ce qu'un outil ne fera pas évite de l'attendre. Voici ce que Carnet laisse, volontairement, à d'autres.",
    first: [],
    ways: [
      { title: "La comptabilité en partie double", text: "Carnet tient les devis, les heures, les factures et les encaissements. Votre comptable tient les écritures ; l'export lui donne tout." },
      { title: "La paie", text: "Carnet est fait pour une personne qui travaille seule." },
      { title: "Être une plateforme agréée", text: "La transmission légale des factures électroniques passe par une plateforme agréée. Carnet fait et lit les fichiers que ces plateformes échangent, il ne s'y substitue pas." },
      { title: "Une version web", text: "Pas de compte, pas de serveur, pas de réseau : votre activité reste dans un dossier de votre ordinateur." },
      { title: "Les équipes", text: "Pas de droits, pas de partage, pas d'administrateur. Un carnet, une personne." },
      { title: "Vous enfermer", text: "La base s'ouvre sans Carnet, l'export se lit sans Carnet, aucune échéance ne bloque vos données." },
    ],
    keys: [],
    wont: [],
  },
};
