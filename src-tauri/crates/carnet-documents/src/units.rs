//! Lengths on paper. Whole thousandths of a point, so that sums are exact and the same on every machine.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// A length, in thousandths of a point (1/72 inch).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(i64);

impl Length {
    /// No length.
    pub const ZERO: Length = Length(0);

    /// Returns a length in millimetres, rounded to the thousandth of a point.
    #[must_use]
    pub const fn mm(value: f64) -> Length {
        Length::pt(value * 72.0 / 25.4)
    }

    /// Returns a length in points, rounded to its thousandth.
    #[must_use]
    pub const fn pt(value: f64) -> Length {
        let scaled = value * 1000.0;
        Length(if scaled < 0.0 { (scaled - 0.5) as i64 } else { (scaled + 0.5) as i64 })
    }

    /// Returns points rounded to the hundredth, as fine as a page needs and as short as a file likes.
    #[must_use]
    pub fn to_pt(self) -> f32 {
        (self.0 as f64 / 10.0).round() as f32 / 100.0
    }

    /// Returns `self × numerator / denominator`, rounded towards zero; zero where the denominator is.
    #[must_use]
    pub const fn scale(self, numerator: i64, denominator: i64) -> Length {
        if denominator == 0 { Length::ZERO } else { Length(self.0.saturating_mul(numerator) / denominator) }
    }

    /// Returns how many times `part` goes into this length; zero for an empty part.
    #[must_use]
    pub const fn count(self, part: Length) -> usize {
        if part.0 <= 0 || self.0 <= 0 { 0 } else { (self.0 / part.0) as usize }
    }

    /// Returns the thousandths of a point.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        *self = *self + other;
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0.saturating_sub(other.0))
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        *self = *self - other;
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(self.0.saturating_neg())
    }
}

impl Mul<usize> for Length {
    type Output = Length;
    fn mul(self, times: usize) -> Length {
        Length(self.0.saturating_mul(i64::try_from(times).unwrap_or(i64::MAX)))
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Length>>(lengths: I) -> Length {
        lengths.fold(Length::ZERO, Add::add)
    }
}
