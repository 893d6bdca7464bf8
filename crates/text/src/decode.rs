//! Bytes → characters.
//!
//! Owns the choice of encoding: a byte-order mark first, then UTF-16 where zero bytes give it away,
//! then UTF-8 if the bytes are valid, else Windows-1252, which every byte string is. A web page's own
//! word on its encoding counts for pages. It never drops a byte: what cannot be decoded becomes
//! U+FFFD and is reported by the caller.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// So many bytes are looked at to tell UTF-16 without a mark.
const SAMPLE: usize = 4096;
/// Where a page says its encoding. Source: HTML standard, 13.2.3.2.
const DECLARED_WITHIN: usize = 1024;

/// The characters of a file of text, without its byte-order mark.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    let encoding = match utf_16(bytes) {
        Some(encoding) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The characters of a page: in the encoding that it names, if it names one.
pub(crate) fn decode_page(bytes: &[u8]) -> String {
    let declared = if Encoding::for_bom(bytes).is_some() || utf_16(bytes).is_some() {
        None
    } else {
        declared(&bytes[..bytes.len().min(DECLARED_WITHIN)])
    };
    match declared {
        // A page that says UTF-8 and is not is better read as what it is.
        Some(encoding) if encoding != UTF_8 => {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        }
        _ => decode(bytes),
    }
}

/// UTF-16 without a byte-order mark, told by its zero bytes: most of every second byte, none between
/// them. Text in one byte a character has none at all.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |from: usize| sample[from..].iter().step_by(2).filter(|byte| **byte == 0).count();
    let pairs = sample.len() / 2;
    if pairs < 2 || bytes.len() % 2 == 1 {
        return None;
    }
    let (first, second) = (zeros(0), zeros(1));
    let most = |count: usize| count * 4 > pairs * 3;
    match (first, second) {
        (0, second) if most(second) => Some(UTF_16LE),
        (first, 0) if most(first) => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding that a page's head names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let named = ["charset=", "encoding="].into_iter().find_map(|sign| {
        let at = head.windows(sign.len()).position(|word| word == sign.as_bytes())?;
        let rest = head[at + sign.len()..].trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_:.".contains(b));
        Encoding::for_label(&rest[..len.count()])
    })?;
    // A page whose head could be read byte by byte is not in UTF-16. Source: 13.2.3.2, step 15.
    Some(if [UTF_16LE, UTF_16BE].contains(&named) { UTF_8 } else { named })
}

#[cfg(test)]
mod tests {
    use super::{decode, decode_page};

    #[test]
    fn encodings_in_use() {
        assert_eq!(decode("“licence”".as_bytes()), "“licence”");
        assert_eq!(decode(b"\xef\xbb\xbfMIT"), "MIT");
        assert_eq!(decode(b"\xff\xfeM\0I\0T\0"), "MIT");
        assert_eq!(decode(b"\xfe\xff\0M\0I\0T"), "MIT");
        assert_eq!(decode(b"M\0I\0T\0"), "MIT");
        assert_eq!(decode(b"\0M\0I\0T"), "MIT");
        assert_eq!(decode(b"\x93licence\x94"), "“licence”");
        assert_eq!(decode(b"\xff\xfe\xd8"), "\u{fffd}");
    }

    #[test]
    fn a_zero_byte_alone_is_no_utf_16() {
        assert_eq!(decode(b"M\0IT"), "M\0IT");
        assert_eq!(decode(b"\0\0\0\0"), "\0\0\0\0");
    }

    #[test]
    fn a_page_says_its_encoding() {
        for (head, bytes, words) in [
            ("<meta charset=\"iso-8859-2\">", &b"\xb3"[..], "ł"),
            ("<META http-equiv=x content='text/html; charset=windows-1251'>", b"\xe4", "д"),
            ("<?xml version='1.0' encoding='Shift_JIS'?>", b"\x83\x89", "ラ"),
            ("<meta charset=utf-16>", "é".as_bytes(), "é"),
            ("<meta charset=utf-8>", b"\x93x\x94", "“x”"),
            ("<meta charset=nonsense>", "é".as_bytes(), "é"),
        ] {
            let page = [head.as_bytes(), bytes].concat();
            assert_eq!(decode_page(&page), format!("{head}{words}"), "{head}");
        }
    }
}
