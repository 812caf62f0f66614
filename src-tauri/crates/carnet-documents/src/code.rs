//! A payment code as squares: version, error correction and size as EPC069-12 wants them.

use qrcode::{Color, EcLevel, QrCode, Version};

use crate::units::Length;

/// The largest that a banking application must read (EPC069-12, 2.1).
const MOST_VERSION: i16 = 13;

/// A square of light and dark modules, without the white around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Left edge.
    pub x: Length,
    /// Top edge.
    pub y: Length,
    /// Side of one module.
    pub module: Length,
    /// Modules across, as many as down.
    pub count: usize,
    /// Dark ones, row by row from the top.
    pub dark: Vec<bool>,
    /// What it is for, to who cannot see it.
    pub alternative: String,
}

impl Code {
    /// Makes the code of a text, with error correction M, no larger than `most`; none where it would be too fine to read.
    #[must_use]
    pub fn new(text: &str, most: Length, alternative: String) -> Option<Code> {
        let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
        if !matches!(code.version(), Version::Normal(version) if version <= MOST_VERSION) {
            return None;
        }
        let count = code.width();
        // A whole hundredth of a point: no rounding makes one module wider than the next.
        let side = most.thousandths() / i64::try_from(count).ok()? / 10;
        let module = Length::pt(0.01).scale(side, 1);
        let dark = code.to_colors().into_iter().map(|colour| colour == Color::Dark).collect();
        Some(Code { x: Length::ZERO, y: Length::ZERO, module, count, dark, alternative })
    }

    /// Returns the side of the square.
    #[must_use]
    pub fn side(&self) -> Length {
        self.module * self.count
    }
}
