//! How much closer two letters of Inter stand than their widths say, from the pairs that assets/fonts/make.py took out.
//!
//! Every adjustment is negative: set with it, a line is never wider than the sum of its letters. Figures take no part.

use std::sync::OnceLock;

use crate::typeface::Face;

/// Codes of the letters that have pairs lie below this one.
const CODES: usize = 0x2020;

/// Adjustments of one weight: a row a left letter, a column a right one; row and column 0 are the letters without pairs.
struct Pairs {
    places: Vec<u8>,
    adjustments: Vec<i16>,
    row: usize,
}

/// Returns the adjustment between two letters, in units of the em; zero or less.
pub fn between(face: Face, left: char, right: char) -> i64 {
    static PAIRS: [OnceLock<Pairs>; 2] = [const { OnceLock::new() }; 2];
    let pairs = PAIRS[face as usize].get_or_init(|| Pairs::read(bytes(face)));
    let place = |letter: char| pairs.places.get(letter as usize).copied().unwrap_or(0) as usize;
    pairs.adjustments.get(place(left) * pairs.row + place(right)).copied().unwrap_or(0).into()
}

fn bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => include_bytes!("../../../../assets/fonts/Inter-Regular-kern.bin"),
        Face::SemiBold => include_bytes!("../../../../assets/fonts/Inter-SemiBold-kern.bin"),
    }
}

impl Pairs {
    /// Reads code, code, adjustment of sixteen bits each, big-endian.
    fn read(bytes: &[u8]) -> Pairs {
        let records: Vec<(usize, usize, i16)> = bytes
            .chunks_exact(6)
            .map(|record| {
                let code = |at: usize| usize::from(u16::from_be_bytes([record[at], record[at + 1]]));
                (code(0), code(2), i16::from_be_bytes([record[4], record[5]]))
            })
            .filter(|(left, right, _)| *left < CODES && *right < CODES)
            .collect();
        let mut places = vec![0; CODES];
        let mut last = 0u8;
        for code in records.iter().flat_map(|(left, right, _)| [*left, *right]) {
            if places[code] == 0 && last < u8::MAX {
                last += 1;
                places[code] = last;
            }
        }
        let row = usize::from(last) + 1;
        let mut adjustments = vec![0; row * row];
        for (left, right, adjustment) in records {
            adjustments[usize::from(places[left]) * row + usize::from(places[right])] = adjustment.min(0);
        }
        Pairs { places, adjustments, row }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_letters_stand_closer_and_figures_keep_their_width() {
        for face in Face::ALL {
            assert!(between(face, 'V', 'A') < -100, "the gap in TVA is the one that is seen first");
            assert!(between(face, 'T', 'o') < -100, "and the one in Total");
            for pair in ["10", "41", "7,", "0€", "x🎉", "Ж.", "  "] {
                let letters: Vec<char> = pair.chars().collect();
                assert_eq!(between(face, letters[0], letters[1]), 0, "{pair:?} must not move");
            }
        }
    }
}
