//! The logo: PNG and JPEG made ready to embed, plain PNG and JPEG of the screen's colours without touching a pixel.
//!
//! The last one prepared is kept, because a user has one logo and many papers.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Mutex, PoisonError};

use png::{ColorType, Decoder, Info, Transformations};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::finish::deflate;
use crate::RenderError;
use crate::paper::Logo;

/// Pixels beyond which a logo is refused.
const MOST_PIXELS: u64 = 25_000_000;
/// Width that 35 mm show at 600 dots an inch; a wider image is made smaller, or every paper would carry what nobody sees.
const MOST_WIDE: u32 = 830;
/// Height that 25 mm show at 600 dots an inch.
const MOST_HIGH: u32 = 600;

/// An image in the form that a PDF file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    stream: ExternalStream,
}

impl Picture {
    /// Reads a logo's bytes.
    ///
    /// # Errors
    ///
    /// Returns why the bytes are no usable PNG or JPEG image.
    pub fn read(logo: &Logo) -> Result<Picture, RenderError> {
        static LAST: Mutex<Option<(Vec<u8>, Picture)>> = Mutex::new(None);
        let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((bytes, picture)) = last.as_ref()
            && *bytes == logo.0
        {
            return Ok(picture.clone());
        }
        let picture = Picture::prepare(&logo.0).map_err(|reason| RenderError::Logo { reason })?;
        *last = Some((logo.0.clone(), picture.clone()));
        Ok(picture)
    }

    fn prepare(bytes: &[u8]) -> Result<Picture, String> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            prepare_png(bytes)
        } else if bytes.starts_with(&[0xFF, 0xD8]) {
            prepare_jpeg(bytes)
        } else {
            Err("neither PNG nor JPEG".to_owned())
        }
    }

    /// Returns the image as a resource of printpdf's.
    pub fn xobject(&self) -> XObject {
        XObject::External(ExternalXObject {
            stream: self.stream.clone(),
            width: None,
            height: None,
            dpi: None,
        })
    }
}

fn check_size(width: u32, height: u32) -> Result<(), String> {
    if width == 0 || height == 0 {
        return Err("the image has no pixels".to_owned());
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS {
        return Err(format!("{width} × {height} pixels are more than {MOST_PIXELS}"));
    }
    Ok(())
}

fn image(
    width: u32,
    height: u32,
    space: &str,
    content: Vec<u8>,
    more: Vec<(&str, DictItem)>,
) -> ExternalStream {
    let mut dict: BTreeMap<String, DictItem> = [
        ("Type", DictItem::Name(b"XObject".to_vec())),
        ("Subtype", DictItem::Name(b"Image".to_vec())),
        ("Width", DictItem::Int(i64::from(width))),
        ("Height", DictItem::Int(i64::from(height))),
        ("ColorSpace", DictItem::Name(space.as_bytes().to_vec())),
        ("BitsPerComponent", DictItem::Int(8)),
        ("Filter", DictItem::Name(b"FlateDecode".to_vec())),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect();
    dict.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
    ExternalStream { dict, content, compress: false }
}

fn prepare_png(bytes: &[u8]) -> Result<Picture, String> {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let (width, height) = (reader.info().width, reader.info().height);
    check_size(width, height)?;
    let size = reader.output_buffer_size().ok_or_else(|| "the image is too large".to_owned())?;
    let mut pixels = vec![0; size];
    // Read to the end even where the compressed bytes are kept: a file cut short must be refused, not printed.
    let frame = reader.next_frame(&mut pixels).map_err(|error| error.to_string())?;
    pixels.truncate(frame.buffer_size());
    let fits = width <= MOST_WIDE && height <= MOST_HIGH;
    if let Some(stream) = untouched(bytes, reader.info()).filter(|_| fits) {
        return Ok(Picture { width, height, stream });
    }
    let channels = frame.color_type.samples();
    let (width, height, pixels) = shrunk(width, height, channels, pixels);
    let stream = match frame.color_type {
        ColorType::Grayscale => image(width, height, "DeviceGray", deflate(&pixels), Vec::new()),
        ColorType::Rgb => image(width, height, "DeviceRGB", deflate(&pixels), Vec::new()),
        ColorType::GrayscaleAlpha => masked(width, height, "DeviceGray", &pixels, 1),
        ColorType::Rgba => masked(width, height, "DeviceRGB", &pixels, 3),
        ColorType::Indexed => return Err("an unusual colour type".to_owned()),
    };
    Ok(Picture { width, height, stream })
}

/// Returns an opaque, plain PNG as it is compressed: a PDF file's predictor 15 is PNG's own filter (ISO 32000-1, 7.4.4.4).
fn untouched(bytes: &[u8], info: &Info<'_>) -> Option<ExternalStream> {
    if info.interlaced || info.trns.is_some() {
        return None;
    }
    let (space, colours) = match info.color_type {
        ColorType::Grayscale => (DictItem::Name(b"DeviceGray".to_vec()), 1),
        ColorType::Rgb => (DictItem::Name(b"DeviceRGB".to_vec()), 3),
        ColorType::Indexed => {
            let palette = info.palette.as_ref()?.to_vec();
            let last = i64::try_from(palette.len() / 3).ok()? - 1;
            let name = |text: &[u8]| DictItem::Name(text.to_vec());
            let palette = DictItem::Bytes(palette);
            (DictItem::Array(vec![name(b"Indexed"), name(b"DeviceRGB"), DictItem::Int(last), palette]), 1)
        }
        ColorType::GrayscaleAlpha | ColorType::Rgba => return None,
    };
    let bits = i64::from(info.bit_depth as u8);
    let parameters = [
        ("Predictor", 15),
        ("Colors", colours),
        ("BitsPerComponent", bits),
        ("Columns", i64::from(info.width)),
    ];
    let map = parameters.into_iter().map(|(key, value)| (key.to_owned(), DictItem::Int(value))).collect();
    let more = vec![
        ("ColorSpace", space),
        ("BitsPerComponent", DictItem::Int(bits)),
        ("DecodeParms", DictItem::Dict { map }),
    ];
    Some(image(info.width, info.height, "DeviceRGB", data_chunks(bytes), more))
}

/// Joins the data chunks of a PNG that a decoder has read to its end.
fn data_chunks(bytes: &[u8]) -> Vec<u8> {
    let mut data = Vec::with_capacity(bytes.len());
    let mut at = 8;
    while let Some(&[a, b, c, d, ref kind @ ..]) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        if kind == b"IDAT" {
            data.extend_from_slice(bytes.get(at + 8..at + 8 + length).unwrap_or_default());
        }
        at += 12 + length;
    }
    data
}

/// Averages squares of pixels until the image is no finer than print shows; transparent pixels give no colour.
fn shrunk(width: u32, height: u32, channels: usize, pixels: Vec<u8>) -> (u32, u32, Vec<u8>) {
    let factor = width.div_ceil(MOST_WIDE).max(height.div_ceil(MOST_HIGH));
    if factor <= 1 {
        return (width, height, pixels);
    }
    let (wide, high) = ((width / factor).max(1), (height / factor).max(1));
    let transparent = channels.is_multiple_of(2);
    let mut out = Vec::with_capacity(wide as usize * high as usize * channels);
    for y in 0..high {
        for x in 0..wide {
            let mut sums = [0u64; 4];
            let mut weights = 0;
            let mut count = 0;
            for row in (y * factor)..((y + 1) * factor).min(height) {
                for column in (x * factor)..((x + 1) * factor).min(width) {
                    let at = (row as usize * width as usize + column as usize) * channels;
                    let pixel = &pixels[at..at + channels];
                    let weight = if transparent { u64::from(pixel[channels - 1]) } else { 255 };
                    for (sum, value) in sums.iter_mut().zip(pixel) {
                        *sum += u64::from(*value) * weight;
                    }
                    weights += weight;
                    count += 1;
                }
            }
            let colours = if transparent { channels - 1 } else { channels };
            out.extend(sums.iter().take(colours).map(|sum| sum.checked_div(weights).unwrap_or(0) as u8));
            if transparent {
                out.push(weights.checked_div(count).unwrap_or(0) as u8);
            }
        }
    }
    (wide, high, out)
}

/// Parts colours and transparency, which a PDF file keeps as an image of its own.
fn masked(width: u32, height: u32, space: &str, pixels: &[u8], channels: usize) -> ExternalStream {
    let mut colours = Vec::with_capacity(pixels.len());
    let mut mask = Vec::with_capacity(pixels.len() / (channels + 1));
    for pixel in pixels.chunks_exact(channels + 1) {
        let (colour, alpha) = pixel.split_at(channels);
        colours.extend_from_slice(colour);
        mask.extend_from_slice(alpha);
    }
    let mask = image(width, height, "DeviceGray", deflate(&mask), Vec::new());
    image(width, height, space, deflate(&colours), vec![("SMask", DictItem::Stream { stream: mask })])
}

fn prepare_jpeg(bytes: &[u8]) -> Result<Picture, String> {
    let (width, height, components) =
        jpeg_frame(bytes).ok_or_else(|| "the JPEG has no frame header".to_owned())?;
    check_size(width, height)?;
    let space = match components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        4 => return prepare_inks(bytes),
        _ => return Err(format!("{components} colour components")),
    };
    let mut stream = image(width, height, space, bytes.to_vec(), Vec::new());
    stream.dict.insert("Filter".to_owned(), DictItem::Name(b"DCTDecode".to_vec()));
    Ok(Picture { width, height, stream })
}

/// Reads a JPEG of four inks as the screen shows it: a file for the archive has one kind of colour, and its is the screen's
/// (ISO 19005-3, 6.2.4.3).
fn prepare_inks(bytes: &[u8]) -> Result<Picture, String> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let pixels = decoder.decode().map_err(|error| error.to_string())?;
    let (width, height) = decoder.dimensions().ok_or_else(|| "the JPEG has no size".to_owned())?;
    let side = |pixels: usize| u32::try_from(pixels).map_err(|error| error.to_string());
    let (width, height, pixels) = shrunk(side(width)?, side(height)?, 3, pixels);
    let stream = image(width, height, "DeviceRGB", deflate(&pixels), Vec::new());
    Ok(Picture { width, height, stream })
}

/// Walks a JPEG's segments to its frame header and returns width, height and components (ITU T.81, B.2.2).
fn jpeg_frame(bytes: &[u8]) -> Option<(u32, u32, u8)> {
    let mut at = 2;
    loop {
        let [0xFF, marker] = *bytes.get(at..at + 2)? else { return None };
        if marker == 0xFF {
            at += 1;
            continue;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            let header = bytes.get(at + 4..at + 10)?;
            let height = u32::from(u16::from_be_bytes([header[1], header[2]]));
            let width = u32::from(u16::from_be_bytes([header[3], header[4]]));
            return Some((width, height, header[5]));
        }
        if length < 2 || marker == 0xDA {
            return None;
        }
        at += 2 + length;
    }
}
