//! How long an experiment goes on.

/// Returns how many rounds an experiment has: `usual` in `./dev test`, `full` with `CARNET_FAULTS=full`.
pub fn rounds(usual: usize, full: usize) -> usize {
    match std::env::var("CARNET_FAULTS") {
        Ok(size) if size == "full" => full,
        Ok(size) => panic!("CARNET_FAULTS is `full` or nothing, not {size}"),
        Err(_) => usual,
    }
}
