//! Writes one PDF of every kind to a folder, to be looked at: `cargo run -p carnet-documents --example samples -- OUT_DIR`.

#[path = "../tests/samples/mod.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: samples OUT_DIR")?;
    std::fs::create_dir_all(&folder)?;
    for (name, paper) in samples::all() {
        let bytes = carnet_documents::render(&paper)?;
        std::fs::write(format!("{folder}/{name}.pdf"), &bytes)?;
        println!("{name}.pdf {} bytes", bytes.len());
    }
    Ok(())
}
