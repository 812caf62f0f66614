//! The first screen as markup, drawn beside the start of WebKit: it is seen while the page's own script is still read.
//!
//! The page draws itself with the same components (`ui/src/picture.ts`), run here by a small engine of their language that
//! knows neither files nor network. Without a picture, whatever the reason, the page appears as soon as it has drawn itself.

use rquickjs::{CatchResultExt as _, Context, Runtime};

/// What the engine may take, in bytes: the page's modules and a screen of rows need some eight MiB.
const MEMORY: usize = 64 << 20;

/// Returns the markup that `script` makes of the first answers.
///
/// # Errors
/// What the engine says when the script fails; the page is then drawn without a picture.
pub fn draw(script: &str, answers: &str) -> Result<String, String> {
    let engine = Runtime::new().map_err(|error| error.to_string())?;
    engine.set_memory_limit(MEMORY);
    let context = Context::full(&engine).map_err(|error| error.to_string())?;
    context.with(|engine| {
        engine.globals().set("first", answers).catch(&engine).map_err(|error| error.to_string())?;
        engine.eval(format!("{script};picture")).catch(&engine).map_err(|error| error.to_string())
    })
}
