//! The shapes of what is written, as JSON has them.
//!
//! Owns names and order of fields, which make the same annotations the same bytes. It decides
//! nothing; see [`super::write`].

use serde::Serialize;

/// It stands in each annotation too, so that one taken out of its collection can stand alone.
#[derive(Serialize)]
pub(super) struct Context(pub &'static str, pub Terms);

#[derive(Serialize)]
pub(super) struct Terms {
    pub glossator: &'static str,
}

#[derive(Serialize)]
pub(super) struct Collection<'a> {
    #[serde(rename = "@context")]
    pub context: Context,
    pub id: String,
    pub r#type: &'static str,
    pub label: &'a str,
    pub total: usize,
    /// Left out when `total` is 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Page<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<'a> {
    pub id: String,
    pub r#type: &'static str,
    pub part_of: String,
    pub start_index: usize,
    pub items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
pub(super) struct Annotation<'a> {
    #[serde(rename = "@context")]
    pub context: Context,
    pub id: String,
    pub r#type: &'static str,
    pub motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Person<'a>>,
    pub created: String,
    pub modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Body<'a>>,
    pub target: Targets<'a>,
    #[serde(rename = "glossator:target")]
    pub about: &'static str,
    #[serde(rename = "glossator:mark", skip_serializing_if = "Option::is_none")]
    pub mark: Option<&'static str>,
    #[serde(rename = "glossator:colour")]
    pub colour: u8,
    #[serde(rename = "glossator:status")]
    pub status: &'static str,
}

#[derive(Serialize)]
pub(super) struct Person<'a> {
    pub r#type: &'static str,
    pub name: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Body<'a> {
    Words {
        r#type: &'static str,
        value: &'a str,
        format: &'static str,
        purpose: &'static str,
        /// Only with a claim.
        #[serde(rename = "glossator:stance", skip_serializing_if = "Option::is_none")]
        stance: Option<&'static str>,
    },
    Class {
        r#type: &'static str,
        source: String,
        purpose: &'static str,
        #[serde(rename = "glossator:stance")]
        stance: &'static str,
    },
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Targets<'a> {
    One(Resource<'a>),
    Two([Resource<'a>; 2]),
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Resource<'a> {
    Whole(Edition<'a>),
    Part {
        r#type: &'static str,
        source: Edition<'a>,
        selector: Vec<Selector<'a>>,
        #[serde(rename = "glossator:side", skip_serializing_if = "Option::is_none")]
        side: Option<&'static str>,
        #[serde(rename = "glossator:address")]
        address: &'a str,
        /// In bytes of the UTF-8 text that `text_hash` names.
        #[serde(rename = "glossator:start")]
        start: usize,
        #[serde(rename = "glossator:end")]
        end: usize,
        #[serde(rename = "glossator:textSha256")]
        text_hash: &'a str,
    },
}

#[derive(Serialize)]
pub(super) struct Edition<'a> {
    pub id: String,
    pub r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<&'a str>,
    #[serde(rename = "glossator:side", skip_serializing_if = "Option::is_none")]
    pub side: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
pub(super) enum Selector<'a> {
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: &'a str, prefix: &'a str, suffix: &'a str },
    /// In characters (Unicode code points) of the text, as the model counts (section 4.2.5).
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
}
