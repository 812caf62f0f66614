import { lawEn } from "./law-en";
import type { Guide } from "./text";

/** The guide in English, complete. */
export const en: Guide = {
  start: {
    answers: "Carnet is the one book in which a freelancer keeps the whole business: prospects, quotes, signed missions, the hours of every day, invoices, and what each hour really earns. Everything is in one folder of your computer; nothing leaves it.",
    first: [
      "At the first start, say who you are: name, address, SIRET, VAT regime, IBAN. Each number is checked by its key, and a mistake is said beside its field.",
      "Or open the demonstration book: two years of one freelancer, to try without fear and to drop in one gesture.",
      "Write down a first prospect (2, then n), with the date of the next follow-up.",
      "Write a quote (3, then n): while you type, Carnet says what the hour is worth.",
      "Type your hours as you would say them, in the line at the top (key e): “2h acme call”.",
    ],
    ways: [
      { title: "Everything can be undone", text: "Ctrl Z takes back the last operation, Ctrl Shift Z does it again, as far back as you like. The one exception is the law: an issued invoice never changes, and Carnet offers a credit note instead." },
      { title: "Type as you speak", text: "Dates: “tomorrow”, “mon”, “+3w”, “21/11”. Durations: “1h30”, “1.5”, “90m”. Amounts: “75/2”, “16.99*1.1”. Carnet shows what it understood before you confirm." },
      { title: "Nothing is lost", text: "What you are typing is kept at every moment. After a power cut the field finds it again, with the line “Draft found again”." },
      { title: "Where my data is", text: "In a single folder, which Settings shows. The database opens with any SQLite tool, the export reads without Carnet." },
    ],
    keys: [["1 … 0", "Open a screen"], ["e", "Write down hours"], ["Ctrl K", "Find and command"], ["?", "The keys of the screen"], ["F1", "The guide to the screen"], ["h", "Hide amounts"]],
    wont: ["Ask for an account, a subscription or a connection.", "Send anything over the network."],
  },
  today: {
    answers: "Where do I begin? Five questions from top to bottom: whom do I follow up, what is due to me, what do I owe, what have I not written down, how am I doing.",
    first: [
      "Read from top to bottom: each line is a sentence with its figure, its reason and its key.",
      "Choose a line with the arrows; the key at its right settles it.",
      "A follow-up that is done goes away; postponed (r, then 1, 3 or 7 days), it comes back on its date.",
    ],
    ways: [
      { title: "What is due to me", text: "Late invoices, validated stages not yet invoiced, hours that wait for their invoice." },
      { title: "What I have not written down", text: "Working hours that nobody claims, with what they would have been worth at the target rate." },
      { title: "How I am doing", text: "The true hour of the month: collected less contributions, over every hour, calls and administration included." },
    ],
    keys: [["↑ ↓", "Move through the lines"], ["f", "Follow-up done"], ["r", "Postpone"], ["a", "Log the exchange"], ["p", "Record the payment, or propose the invoice"], ["o", "Open the record"]],
    wont: ["Follow up in your place: Carnet reminds, you call.", "Sort your personal tasks; only the dates of the business stand here."],
  },
  prospects: {
    answers: "Whom do I call, and when? Each prospect carries a next date, always in view. A prospect becomes a client at the first accepted quote.",
    first: [
      "n opens a record: a name is enough, the source (Malt, word of mouth…) says where it comes from.",
      "In the record, log the exchange in one line, with its length and the next date: “+3d”, “mon”.",
      "Or import your contacts (i): spreadsheet or address book, with a preview before anything is written.",
    ],
    ways: [
      { title: "Board and list", text: "b shows the board by stages of the sale: drag a card, or Alt and the arrows. l goes back to the list, sorted by any column." },
      { title: "Import without doubles", text: "Columns are guessed and can be corrected. Records that are there already are recognised, refused rows named by their number and reason." },
      { title: "Sources have an account", text: "Subscription, commission, hours spent, revenue won: s shows what each source costs and brings." },
    ],
    keys: [["n", "New prospect"], ["/", "Find"], ["c", "Log an exchange"], ["r", "Set the next date"], ["b", "Board"], ["l", "List"], ["q", "Quote for this prospect"], ["i", "Import"], ["s", "Sources"]],
    wont: ["Harvest contacts from the web.", "Send mass mail."],
  },
  quotes: {
    answers: "What is my hour worth in this quote, and when do I follow up? Carnet computes while you type, draws the paper beside it, and sends no quote without a follow-up date.",
    first: [
      "n opens the editor: the first letters of the client are enough.",
      "One line for each service; Enter goes to the next. Give the estimated hours, calls and corrections included.",
      "Look at the gauge: above the target, under the target (it takes a reason and an end), under the floor.",
      "Ctrl Enter saves; e marks the quote as sent and asks for the follow-up date.",
    ],
    ways: [
      { title: "Schedule", text: "20 % at the order, 40 % midway, the rest at delivery, unless you decide otherwise: drag the marks of the bar. The sum is right to the cent." },
      { title: "Versions", text: "A sent quote is not rewritten: v prepares the next version, under the same number, and shows what changed." },
      { title: "A refusal teaches", text: "x asks for the objection and the reply that was given. Replies are ranked by what they won." },
      { title: "Accepted", text: "a takes the signed file, opens the mission with its stages, and proposes the deposit invoice." },
    ],
    keys: [["n", "New quote"], ["↵", "Open"], ["e", "Mark as sent"], ["a", "Accept"], ["x", "Refuse"], ["v", "New version"], ["p", "Open the PDF"], ["Ctrl ↵", "Save and close"]],
    wont: ["Send the mail: the PDF opens, your mail program does the rest.", "Sign electronically; the signed file is attached, with its fingerprint."],
  },
  missions: {
    answers: "How far is the signed work? Stages, hours burnt of the budget, deadline, and what the hour earns at this pace.",
    first: [
      "A mission opens by itself when a quote is accepted, with its stages and its hour budget.",
      "When the client validates a stage, v writes it down with its date: that is what you recall in a dispute.",
      "p proposes the invoice of the stage.",
    ],
    ways: [
      { title: "Hours at risk", text: "Working without a signed order shows: these hours are striped red and priced, until the order is signed." },
      { title: "Left before the floor", text: "“At 31 h this mission passes under 20 €/h”: the figure follows each hour written down." },
      { title: "Deadlines with memory", text: "d changes the date and keeps the old one, its reason and the hours spent so far. The progress note prints it all." },
      { title: "Amendments", text: "A signed change of the order is added; it erases nothing." },
    ],
    keys: [["v", "Validate a stage"], ["p", "Propose the invoice"], ["d", "Revise the deadline"], ["n", "Mission without a signed order"]],
    wont: ["Plan a team.", "Count tasks: a mission has stages that are invoiced, nothing finer."],
  },
  hours: {
    answers: "Where did my hours go, for whom and why? A grid by quarter hours, in which each block carries the client's colour and the motive. What nobody claims stays in view.",
    first: [
      "Paint a slot with the mouse, or with Shift and the arrows, then Enter.",
      "Or type in the line at the top (e): “2h acme call”, “14:00-15:30 acme quote”, “yesterday 45m prospecting”. Carnet says what it understood before Enter.",
      "Or start the timer: it runs in the bar and in the window's title, and survives closing.",
    ],
    ways: [
      { title: "Gestures", text: "Move, stretch, split, duplicate, delete: with the mouse or from the keyboard, each can be undone. Two blocks that overlap stand side by side." },
      { title: "Motive by one key", text: "On a block: production, call, quoting, invoicing, prospecting, administration, training, travel." },
      { title: "Week, day, month", text: "w, d and m. The month is a map: darker, more hours; Enter opens a day." },
      { title: "Import", text: "Toggl, Clockify, Harvest, Kimai, solidtime, a calendar or a spreadsheet: with a preview, without doubles." },
    ],
    keys: [["e", "Entry line"], ["Shift + arrows", "Paint a slot"], ["↵", "Write down or change"], ["j k", "Next, previous block"], ["Alt + arrows", "Move the block"], ["s", "Split"], ["y", "Copy a week"], ["Delete", "Delete the block"]],
    wont: ["Watch the screen or the keyboard.", "Round your hours silently."],
  },
  invoices: {
    answers: "What is there to invoice, what is late? Deposit, progress, final and free invoices and credit notes, in series without a gap. Each is a frozen PDF that holds its electronic invoice (Factur-X).",
    first: [
      "f proposes the invoices that your missions call for: deposit at the order, validated stages, final. n opens a free invoice.",
      "The draft names what it lacks for a platform: SIREN, address… Fill it in on the spot, it goes into the client's record.",
      "Read the paper, then i issues: the number is final, the PDF is stored and chained to those before it.",
      "p records a payment, whole or partial.",
    ],
    ways: [
      { title: "The final one is right", text: "The final invoice restates the order and deducts each deposit by its number and date. The three make the quote to the cent." },
      { title: "Disbursements", text: "What you pay in the client's name is chosen in the line's VAT cell: passed on at cost, without VAT, outside your turnover. The purchase itself is recorded as \"paid in a client's name\": f makes an invoice line of it." },
      { title: "Goods and services", text: "A line of goods (VAT cell) is entered as goods sold, the rest as services: in the receipts ledger, in the entries, and for the status \"cashed\", which is about services alone." },
      { title: "Credit note", text: "c corrects an issued invoice, whole or by line. It is the legal way: an issued invoice is not changed." },
      { title: "Money given back", text: "b records a refund or a cheque not honoured, with its reason. The payment stays; what is given back is a minus in the receipts ledger." },
      { title: "Reminding", text: "r prepares the next letter, from the reminder to the formal notice, with interest day by day and, between businesses, the indemnity. You read it before it is recorded." },
      { title: "Life cycle", text: "s records what the platform or the client answers: received, refused with its reason, cashed… After a refusal or a rejection, Carnet proposes the right document." },
      { title: "Files", text: "x saves the Factur-X PDF, a duplicate marked as one, or the XML alone, CII or UBL. A client may also get a plain PDF: set that in the client's record." },
      { title: "Proof", text: "v checks that nothing changed since issue, invoice by invoice." },
    ],
    keys: [["n", "Free invoice"], ["f", "Propose invoices"], ["i", "Issue"], ["p", "Record a payment"], ["b", "Give money back"], ["c", "Credit note"], ["r", "Remind"], ["s", "Record a state"], ["x", "Save as"], ["d", "Duplicate"], ["o", "Open the PDF"], ["v", "Check the chain"], ["t", "Next view"]],
    wont: ["Change an issued invoice, even by one character.", "Hand your invoices to an approved platform.", "Send the letters: they open as PDF, the post or your mail program does the rest."],
  },
  received: {
    answers: "What came in, what is left to pay? Your suppliers' electronic invoices are read by themselves, other expenses are written by hand.",
    first: [
      "Let go of the file on the Invoices screen, wherever you are in it, or type i: Factur-X or ZUGFeRD PDF, CII or UBL XML.",
      "Carnet shows what it read before it writes: supplier, lines, VAT by rate. The totals are computed again, differences are shown.",
      "Enter saves it; p records the payment.",
    ],
    ways: [
      { title: "Twice the same", text: "A file that came already is recognised: Carnet shows the one that is there and makes no second one." },
      { title: "By hand", text: "n writes down a receipt, a subscription, a ticket: supplier, date, amount, VAT, category, with the photo or the PDF of the receipt." },
      { title: "The file stays", text: "Kept byte for byte, with its fingerprint. Enter shows it as it came." },
      { title: "What contradicts itself", text: "An invoice whose totals do not add up is refused at first; you may take it as it states itself, knowing the difference." },
    ],
    keys: [["i", "Read a received invoice"], ["n", "Expense by hand"], ["p", "Pay"], ["m", "Change"], ["↵", "See the file"], ["o", "Open the file"], ["Del", "Delete"], ["t", "Next view"]],
    wont: ["Receive for you: your approved platform does, and you drop its files here.", "Pay: it records that it is paid.", "Guess at a photo: without an electronic invoice in it, you type the figures."],
  },
  books: {
    answers: "What do I have to keep? The receipts ledger, the register of purchases, the closings, the archive of the year: drawn from what you wrote down already.",
    first: [
      "Choose the year at the top right, the book in the row below.",
      "c saves the book as a table (CSV), p as PDF.",
      "Once the month is read over, close it: what is in it does not change any more.",
    ],
    ways: [
      { title: "Receipts ledger", text: "Each payment at its date: document, client, nature, amount, means of payment, cash apart. Money given back stands there as a minus, with its reason." },
      { title: "Register of purchases", text: "The expenses paid in the year, with their supplier, document and means of payment; disbursements apart." },
      { title: "Entries and accounts", text: "What your accountant will read, drawn from your invoices and payments: debits and credits balance. Under Accounts, type other numbers in the place of the usual ones." },
      { title: "Closings", text: "In order, month after month, then the year. The totals are chained; no payment is added to a closed period any more." },
      { title: "Archive", text: "One folder a year: documents, XML, proof of the chain, totals. \"Verify an archive\" reads each file again; sha256sum does so, too, without Carnet." },
      { title: "For the accountant", text: "The accounting export of a period, and the FEC of a year for those who owe one." },
    ],
    keys: [["< >", "Book before, after"], ["Alt ← →", "Change the year"], ["c", "CSV, or close"], ["p", "PDF"], ["↵", "Open the invoice of the row"], ["t", "Next view"]],
    wont: ["Call itself certified: it is not, and gives no statement.", "Open a closed period again.", "Keep books in double entry."],
  },
  profitability: {
    answers: "What does an hour really earn, client by client? Collected, less contributions, over every hour: production, calls, quotes, invoicing.",
    first: [
      "Choose the period: month, quarter, year, twelve months.",
      "One row for each client, three marks on one scale: the hour quoted, invoiced, true; the floor and target lines run across.",
      "Open a client: the waterfall shows where the hour melted. Each figure opens the rows behind it.",
    ],
    ways: [
      { title: "Dependency", text: "The share of your biggest client in revenue and in hours, with your own threshold." },
      { title: "Leaving a client", text: "The simulation says the euros lost, the hours freed, and what they would be worth at your average." },
    ],
    keys: [["↑ ↓", "Move through the clients"], ["↵", "Open the client's record"]],
    wont: ["Guess at what is not collected: the true hour counts money received only.", "Replace your accountant."],
  },
  agenda: {
    answers: "What is coming, and when? Follow-ups, stages, deadlines, expected payments and ends of validity, over a month, a week or a list.",
    first: [
      "Choose a day with the arrows; j and k move through its dates.",
      "Drag a date to another day, or Alt and the arrows. A deadline asks for the reason.",
      "i shows where to subscribe from your phone or your usual calendar.",
    ],
    ways: [
      { title: ".ics files", text: "Four files in the book's folder, kept current at each change: follow-ups, stages, payments, all. Without amounts." },
      { title: "Filters", text: "Each kind is shown or hidden in one gesture." },
    ],
    keys: [["t", "Today"], ["m w l", "Month, week, list"], ["Alt + arrows", "Move a date"], ["r", "Move to a date"], ["d", "Follow-up done"], ["n", "New follow-up on this day"], ["i", "Subscribe"]],
    wont: ["Keep your private appointments: Carnet publishes its dates, your calendar keeps its own."],
  },
  settings: {
    answers: "Who am I, at which rates, and where is my data? All that is set once, with a specimen paper that changes before your eyes.",
    first: [
      "Check the identity: it is printed on every paper.",
      "Set your target rate; the floor follows the minimum wage of the day.",
      "Make a first backup and see where it is.",
    ],
    ways: [
      { title: "Papers", text: "Logo, accent colour, mentions: the specimen shows the result before any invoice." },
      { title: "Series", text: "Come from another program with your numbers: the series goes on, never backwards." },
      { title: "Backups", text: "Each one is read back and verified. Restoring takes one step." },
      { title: "Export", text: "The whole book in one readable folder: database, tables, PDFs, calendars." },
      { title: "Facts", text: "Each value of the law carries its date, its reference and how far it is trusted." },
    ],
    keys: [["0", "Open the settings"]],
    wont: ["Hide a value: what is not verified is said not to be."],
  },
  keyboard: {
    answers: "Everything is done without the mouse. Three keys are enough to find the others: Ctrl K, ? and F1.",
    first: [
      "Ctrl K opens the palette: type a client, a number, a command, or even hours.",
      "A sign at the start narrows the search: > commands, @ clients, # numbers, ? guide.",
      "? lists the keys of the screen you are on.",
    ],
    ways: [
      { title: "Rows", text: "Arrows, or j and k, to move; Enter to open; Escape to close; one letter to act." },
      { title: "Forms", text: "Enter saves, Ctrl Enter saves from any field, Escape leaves. What is typed and not saved stays as a draft." },
      { title: "Everything finds its place again", text: "Changing screens and coming back opens the record where you were; the same key twice goes back to the list." },
    ],
    keys: [["Ctrl K", "Palette"], ["?", "Keys of the screen"], ["F1", "Guide to the screen"], ["1 … 0", "Screens"], ["e", "Write down hours"], ["h", "Hide amounts"], ["Ctrl Z", "Undo"], ["Ctrl Shift Z", "Redo"], ["Esc", "Close, go back"]],
    wont: ["Take a key from your screen reader or your desktop: a single letter acts outside of fields only."],
  },
  law: {
    answers: "What Carnet prints, computes and keeps comes from dated texts. Here they are, with what it does about them and how far each point is certain.",
    first: [],
    ways: [],
    keys: [],
    wont: [],
    law: lawEn,
  },
  out: {
    answers: "Knowing what a tool will not do saves waiting for it. This is what Carnet leaves, on purpose, to others.",
    first: [],
    ways: [
      { title: "Bookkeeping in double entry", text: "Carnet keeps quotes, hours, invoices and payments. Your accountant keeps the entries; the export hands over everything." },
      { title: "Payroll", text: "Carnet is made for one person who works alone." },
      { title: "Being an approved platform", text: "Electronic invoices travel by law through an approved platform (plateforme agréée). Carnet makes and reads the files these platforms exchange; it does not take their place." },
      { title: "A web version", text: "No account, no server, no network: your business stays in one folder of your computer." },
      { title: "Teams", text: "No rights, no sharing, no administrator. One book, one person." },
      { title: "Locking you in", text: "The database opens without Carnet, the export reads without Carnet, no date ever blocks your data." },
    ],
    keys: [],
    wont: [],
  },
};
