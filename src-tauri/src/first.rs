//! The answers that the first picture needs: found while WebKit starts, and handed over inside the page itself.
//!
//! A question of the page travels through three processes and back, and the first screen has nine of them, some behind
//! others. WebKit needs a third of a second before it asks for the page; the book answers in a few milliseconds of it.

use crate::picture;
use crate::state::Desk;
use carnet_app::wire::Nothing;
use carnet_app::{Carnet, Language, drafts, hours, identity, invoices, reports};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use tauri::http::{Request, Response};

/// Where the page expects them and the picture that is made of them (`ui/index.html`); the build may add attributes behind
/// the name.
const ANSWERS: &[u8] = b"id=\"first\"";
const PICTURE: &[u8] = b"id=\"picture\"";

/// What is laid into the page.
#[derive(Debug)]
struct Found {
    answers: String,
    picture: String,
}

/// The answers and their picture, on their way.
#[derive(Debug)]
pub struct First(Mutex<Option<JoinHandle<Found>>>);

impl First {
    /// Begins to ask the book, and to draw what it answers with the script `picture`, beside the start of the window.
    pub fn ask(desk: &Desk, picture: Option<String>) -> Self {
        let desk = desk.clone();
        Self(Mutex::new(Some(std::thread::spawn(move || {
            let (answers, open) = answers(&desk);
            let drawn = picture.filter(|_| open).map(|script| picture::draw(&script, &answers));
            // Without it the page is seen once it has drawn itself.
            let picture = drawn.and_then(Result::ok).unwrap_or_default();
            Found { answers, picture }
        }))))
    }

    /// Lays the answers into the page when it is loaded for the first time; loaded again, it asks by itself.
    pub fn lay_into(&self, request: &Request<Vec<u8>>, response: &mut Response<Cow<'static, [u8]>>) {
        if !matches!(request.uri().path(), "" | "/" | "/index.html") {
            return;
        }
        let asked = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        // A thread that failed has no answers: the page asks, and says what is wrong.
        if let Some(found) = asked.and_then(|thread| thread.join().ok())
            && let Some(page) = laid(response.body(), ANSWERS, &found.answers)
        {
            let page = laid(&page, PICTURE, &found.picture).unwrap_or(page);
            *response.body_mut() = Cow::Owned(page);
        }
    }
}

/// Returns the page with `what` in the element named `place`; none if the page has no such element.
fn laid(page: &[u8], place: &[u8], what: &str) -> Option<Vec<u8>> {
    let name = page.windows(place.len()).position(|part| part == place)?;
    let end = name + page.get(name..)?.iter().position(|byte| *byte == b'>')? + 1;
    Some([page.get(..end)?, what.as_bytes(), page.get(end..)?].concat())
}

/// Questions with their answers, as JSON that can stand inside a page.
#[derive(Debug)]
struct Answers {
    /// The language they are in; a page that speaks another one asks again.
    language: Language,
    found: serde_json::Map<String, Value>,
}

impl Answers {
    /// Asks as the page does: `asked` is the request to the letter. What is refused is left for the page to hear.
    fn add<Asked: DeserializeOwned, Reply: Serialize>(
        &mut self,
        command: &str,
        asked: &Value,
        verb: impl FnOnce(Asked) -> carnet_app::Result<Reply>,
    ) -> Option<Reply> {
        let reply = verb(serde_json::from_value(asked.clone()).ok()?).ok()?;
        self.found.insert(format!("{command} {asked}"), serde_json::to_value(&reply).ok()?);
        Some(reply)
    }

    fn into_page(self) -> String {
        let text = json!({ "language": self.language, "answers": self.found }).to_string();
        // Nothing that a record says may end the element or begin another.
        text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
    }
}

/// Returns the answers, and whether there is a book that gave them.
fn answers(desk: &Desk) -> (String, bool) {
    let mut answers = Answers { language: Language::Fr, found: serde_json::Map::new() };
    let mut open = false;
    desk.here(|desk, book| {
        let opened = match book.take() {
            Some(open) => Ok(open),
            None => Carnet::open(desk.folder(), desk.clock(), Some(answers.language)),
        };
        match opened {
            Ok(carnet) => {
                desk.back_up_daily();
                of_book(&mut answers, book.insert(carnet));
                open = true;
            }
            // No book yet, or one that does not open: the page shows which.
            Err(_) => {
                let language = answers.language;
                answers.add("book_state", &json!({}), |Nothing {}| {
                    identity::book_state(desk.folder(), desk.clock(), Some(language))
                });
            }
        }
    });
    (answers.into_page(), open)
}

/// What the frame and the first screen ask.
fn of_book(answers: &mut Answers, carnet: &mut Carnet) {
    let nothing = json!({});
    if identity::state(carnet)
        .is_ok_and(|state| state.identity.is_some_and(|identity| identity.language == "en"))
    {
        answers.language = Language::En;
    }
    carnet.set_language(answers.language);
    let state = answers.add("book_state", &nothing, |Nothing {}| identity::state(carnet));
    answers.add("list_drafts", &nothing, |Nothing {}| drafts::list(carnet));
    answers.add("show_timer", &nothing, |Nothing {}| hours::timer(carnet));
    let today = answers.add("report_today", &nothing, |Nothing {}| reports::today(carnet));
    answers.add("list_gaps", &nothing, |request| hours::gaps(carnet, request));
    for status in ["issued", "partly_paid"] {
        answers.add("list_invoices", &json!({ "status": status }), |request| invoices::list(carnet, request));
    }
    if let (Some(state), Some(today)) = (state, today) {
        let quarterly = state.identity.is_some_and(|identity| identity.declares == "quarterly");
        let months = declared(quarterly, &today.date);
        answers.add("report_profit", &months, |request| reports::profit(carnet, request));
    }
}

/// The months that the next declaration counts so far, as the first screen asks for them.
fn declared(quarterly: bool, today: &str) -> Value {
    let to = today.get(..7).unwrap_or_default();
    let (year, month) = to.split_once('-').unwrap_or_default();
    match month.parse::<u32>() {
        Ok(month) if quarterly => {
            json!({ "from": format!("{year}-{:02}", (month - 1) / 3 * 3 + 1), "to": to })
        }
        _ => json!({ "from": to, "to": to }),
    }
}

#[cfg(test)]
mod tests {
    use super::{ANSWERS, Answers, First, declared, laid};
    use crate::state::Desk;
    use carnet_app::wire::Nothing;
    use carnet_app::wire::clients::ClientRequest;
    use carnet_app::wire::identity::IdentityRequest;
    use carnet_app::{Clock, Language, clients, demo, identity};
    use serde_json::{Value, json};
    use std::borrow::Cow;
    use tauri::http::{Request, Response};

    const PAGE: &str = r#"<body><script type="application/json" id="first" nonce="x"></script><div id="picture"></div></body>"#;
    /// Draws who keeps the book.
    const SCRIPT: &str =
        r#"var picture = `<p>${JSON.parse(first).answers["book_state {}"].identity.name}</p>`"#;

    fn page_of(first: &First, uri: &str) -> String {
        let request = Request::builder().uri(uri).body(Vec::new()).unwrap();
        let mut response = Response::new(Cow::Borrowed(PAGE.as_bytes()));
        first.lay_into(&request, &mut response);
        String::from_utf8(response.into_body().into_owned()).unwrap()
    }

    #[test]
    fn the_first_page_brings_what_the_first_screen_asks_and_the_next_brings_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("book");
        let clock = Clock::Fixed("2026-11-23".parse().unwrap());
        demo::create(&book, clock, Some(Language::Fr)).unwrap();
        let first = First::ask(&Desk::new(book, clock), Some(SCRIPT.to_owned()));
        assert_eq!(page_of(&first, "tauri://localhost/assets/a.js"), PAGE, "only the page itself is changed");
        let page = page_of(&first, "tauri://localhost/index.html");
        let text = page.split_once("nonce=\"x\">").unwrap().1.split_once("</script>").unwrap().0;
        let said: Value = serde_json::from_str(text).unwrap();
        let asked: Vec<&str> = said["answers"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(
            asked,
            [
                "book_state {}",
                "list_drafts {}",
                "show_timer {}",
                "report_today {}",
                "list_gaps {}",
                r#"list_invoices {"status":"issued"}"#,
                r#"list_invoices {"status":"partly_paid"}"#,
                r#"report_profit {"from":"2026-11","to":"2026-11"}"#
            ],
            "each question as ui/src/features/today/Page.svelte puts it"
        );
        assert_eq!(said["answers"]["book_state {}"]["ready"], true, "the book of the folder");
        assert_eq!(
            page_of(&first, "tauri://localhost/index.html"),
            PAGE,
            "a page loaded again asks by itself"
        );
    }

    #[test]
    fn the_first_screen_stands_in_the_page_as_the_page_itself_will_draw_it() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::Fixed("2026-11-23".parse().unwrap());
        let who = IdentityRequest {
            name: "Anaïs".to_owned(),
            address: "25000 Besançon".to_owned(),
            iban: "FR1420041010050500013M02606".to_owned(),
            siret: "73282932000074".to_owned(),
            status: "micro-bnc".to_owned(),
            vat: "franchise".to_owned(),
            ..IdentityRequest::default()
        };
        let mut carnet = identity::init(folder.path(), clock, Some(Language::Fr), who).unwrap();
        let hostile = ClientRequest {
            name: Some("<img src=x onerror=alert(1)>".to_owned()),
            next_date: Some("2026-11-23".to_owned()),
            ..ClientRequest::default()
        };
        clients::save(&mut carnet, hostile).unwrap();
        drop(carnet);
        let drawn = include_str!("../../ui/dist/picture.js").to_owned();
        let page = page_of(
            &First::ask(&Desk::new(folder.path().to_owned(), clock), Some(drawn)),
            "tauri://localhost/",
        );
        let picture = page.split_once("<div id=\"picture\">").unwrap().1;
        assert!(picture.contains("Aujourd’hui") && picture.contains("lundi 23 novembre 2026"), "{picture}");
        assert!(picture.contains("&lt;img src=x onerror=alert(1)") && !picture.contains("<img"), "{picture}");
        assert!(!picture.contains("data-testid") && !picture.contains("style="), "{picture}");
    }

    #[test]
    fn without_a_book_only_that_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let first =
            First::ask(&Desk::new(folder.path().join("none"), Clock::System), Some(SCRIPT.to_owned()));
        let page = page_of(&first, "tauri://localhost");
        assert!(page.contains(r#""ready":false"#), "the first start: {page}");
        assert!(!folder.path().join("none").exists(), "looking makes nothing");
    }

    #[test]
    fn nothing_that_a_record_says_ends_the_element() {
        let mut answers = Answers { language: Language::En, found: serde_json::Map::new() };
        answers.add("book_state", &json!({}), |Nothing {}| Ok("</script><script>alert(1)&amp;"));
        let text = answers.into_page();
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let said: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            said["answers"]["book_state {}"], "</script><script>alert(1)&amp;",
            "and is read as it was"
        );
    }

    #[test]
    fn a_page_without_the_place_stays_as_it_is() {
        assert_eq!(laid(b"<p>x</p>", ANSWERS, "{}"), None);
    }

    #[test]
    fn the_declaration_counts_its_month_or_its_quarter() {
        assert_eq!(declared(false, "2026-11-23"), json!({ "from": "2026-11", "to": "2026-11" }));
        assert_eq!(declared(true, "2026-11-23"), json!({ "from": "2026-10", "to": "2026-11" }));
        assert_eq!(declared(true, "2026-03-31"), json!({ "from": "2026-01", "to": "2026-03" }));
    }
}
