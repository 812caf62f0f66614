//! The look that the user chose: accent and logo.

use serde::{Deserialize, Serialize};

/// The look that the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// `#RRGGBB`.
    #[serde(default = "default_accent")]
    pub accent: String,
    /// The logo above the name of the sender.
    #[serde(default)]
    pub logo: Option<Logo>,
}

impl Default for Style {
    fn default() -> Self {
        Self { accent: default_accent(), logo: None }
    }
}

impl Style {
    /// The accent of who chose none: ink blue.
    pub const ACCENT: &str = "#26437a";
}

fn default_accent() -> String {
    Style::ACCENT.to_owned()
}

/// The bytes of a PNG or JPEG file, kept in the snapshot as Base64 so that it stands alone and stays equal byte for byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo(pub Vec<u8>);

impl Serialize for Logo {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use base64::Engine as _;
        serializer.serialize_str(&base64::prelude::BASE64_STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Logo {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use base64::Engine as _;
        let text = String::deserialize(deserializer)?;
        base64::prelude::BASE64_STANDARD.decode(text).map(Logo).map_err(serde::de::Error::custom)
    }
}
