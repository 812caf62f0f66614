//! Writes one PDF of every kind to a folder, to be looked at and judged:
//! `cargo run -p carnet-documents --example samples -- OUT_DIR [CII.xml]`; with XML, every file carries it.

#[path = "../tests/samples/mod.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: samples OUT_DIR [CII.xml]")?;
    let xml = std::env::args().nth(2).map(std::fs::read).transpose()?;
    std::fs::create_dir_all(&folder)?;
    for (name, paper) in samples::all() {
        let bytes = carnet_documents::render_with(&paper, xml.as_deref())?;
        std::fs::write(format!("{folder}/{name}.pdf"), &bytes)?;
        println!("{name}.pdf {} bytes", bytes.len());
    }
    Ok(())
}
