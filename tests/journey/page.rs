//! What is in the window, and a person's hands on it.
//!
//! Owns looking (by script) and doing (by pointer and keys only). A look waits until there is
//! something to be seen; nothing waits for a length of time.

use fantoccini::Client;
use fantoccini::actions::{
    Actions, InputSource as _, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions,
    PointerAction,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long a person would wait before calling the app broken.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long between two looks.
const BLINK: Duration = Duration::from_millis(50);

/// Keys that write nothing, by the driver's own codes for them (W3C `WebDriver`, 17.4.2).
pub mod key {
    pub const ENTER: char = '\u{e007}';
    pub const SHIFT: char = '\u{e008}';
    pub const CTRL: char = '\u{e009}';
    pub const ESCAPE: char = '\u{e00c}';
    pub const DOWN: char = '\u{e015}';
}

/// What is in the window.
pub struct Page {
    client: Client,
    pictures: PathBuf,
}

/// A point in the window, in CSS pixels from its top left.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Point {
    x: f64,
    y: f64,
}

/// Where words begin and end.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Words {
    /// Left of the first letter.
    pub start: Point,
    /// Right of the last letter.
    pub end: Point,
}

/// Looks again and again until there is something.
///
/// # Panics
/// When there is nothing for [`PATIENCE`].
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(Instant::now() < end, "not seen within {PATIENCE:?}: {what}");
        tokio::time::sleep(BLINK).await;
    }
}

impl Page {
    /// The page behind a driver's session.
    pub async fn new(client: Client, pictures: &Path) -> Self {
        let watch = r"
            window.denied = []
            document.addEventListener('securitypolicyviolation', (event) =>
                window.denied.push(`${event.violatedDirective}: ${event.blockedURI}`))";
        client.execute(watch, vec![]).await.expect("the page can be watched");
        Self { client, pictures: pictures.to_owned() }
    }

    /// What the window's content policy has denied the page until now.
    pub async fn denied(&self) -> Vec<String> {
        let denied = self.client.execute("return window.denied", vec![]).await;
        serde_json::from_value(denied.expect("a look at the page")).expect("a list")
    }

    /// Has the page do nothing any more, for ever.
    pub async fn hang(&self) {
        let hang = "setTimeout(() => { for (;;) {} }, 100)";
        self.client.execute(hang, vec![]).await.expect("the page can be made to hang");
        // Long enough for the page to have begun; were it not, the journey would be the easier.
        tokio::time::sleep(Duration::from_millis(500)).await;
    }

    /// Closes the window.
    pub async fn close(self) {
        self.client.close().await.expect("the window closes");
    }

    /// The window's title.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("a title")
    }

    /// Waits until a script gives something: neither null nor false.
    pub async fn sees(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.client.execute(script, arguments.clone()).await;
            match answer {
                Ok(Value::Null | Value::Bool(false)) | Err(_) if Instant::now() < end => {
                    tokio::time::sleep(BLINK).await;
                }
                Ok(Value::Null | Value::Bool(false)) => {
                    self.picture("failed").await;
                    panic!("not seen within {PATIENCE:?}: {what} {arguments:?}");
                }
                Ok(value) => return value,
                Err(error) => panic!("looking for {what}: {error}"),
            }
        }
    }

    /// Waits until something of a selector is there.
    pub async fn shows(&self, selector: &str) {
        let there = "return document.querySelector(arguments[0]) !== null";
        self.sees(selector, there, vec![json!(selector)]).await;
    }

    /// Whether nothing of a selector is there now.
    pub async fn lacks(&self, selector: &str) -> bool {
        let script = "return document.querySelector(arguments[0]) === null";
        let answer = self.client.execute(script, vec![json!(selector)]).await;
        answer.expect("a look at the page") == json!(true)
    }

    /// Keeps a picture of the window, once its fonts are there.
    pub async fn picture(&self, name: &str) {
        let set = "return document.fonts.status === 'loaded'";
        let fonts = async || {
            self.client.execute(set, vec![]).await.is_ok_and(|is| is == true).then_some(())
        };
        until("the fonts", fonts).await;
        let png = self.client.screenshot().await.expect("a picture of the window");
        let path = self.pictures.join(name).with_extension("png");
        std::fs::write(path, png).expect("the picture can be written");
    }

    /// Clicks the middle of the first thing of a selector, once it stands still with nothing over it.
    pub async fn click(&self, selector: &str) {
        let middle = r"
            const found = document.querySelector(arguments[0])
            const box = found?.getClientRects()[0]
            if (!box || box.width === 0) return null
            const point = { x: box.left + box.width / 2, y: box.top + box.height / 2 }
            const top = document.elementFromPoint(point.x, point.y)
            const still = JSON.stringify(point)
            const was = window.journey
            window.journey = still
            return found.contains(top) && was === still ? point : null";
        let at = self.sees(selector, middle, vec![json!(selector)]).await;
        let at: Point = serde_json::from_value(at).expect("a point");
        let mouse = moved(hand(), at).then(down()).then(up());
        self.act(mouse).await;
    }

    /// Presses the left button at one point and lets it go at another.
    pub async fn drag(&self, from: Point, to: Point) {
        let half = Point { x: f64::midpoint(from.x, to.x), y: f64::midpoint(from.y, to.y) };
        let mouse = moved(hand(), from).then(down());
        self.act(moved(moved(mouse, half), to).then(up())).await;
    }

    /// Where words of a clause stand in the window, once they stand still.
    pub async fn words(&self, address: &str, words: &str) -> Words {
        let place = r#"
            const [address, words] = arguments
            const clause = document.querySelector(`[data-testid="clause"][data-address="${address}"]`)
            if (!clause) return null
            const walker = document.createTreeWalker(clause, NodeFilter.SHOW_TEXT)
            const nodes = []
            for (let text = ''; walker.nextNode(); text += walker.currentNode.data) {
                nodes.push({ node: walker.currentNode, start: text.length })
            }
            const at = clause.textContent.indexOf(words)
            if (at < 0) return null
            const point = (place) => {
                const { node, start } = nodes.findLast((one) => one.start <= place)
                return [node, place - start]
            }
            const range = document.createRange()
            range.setStart(...point(at))
            range.setEnd(...point(at + words.length - 1))
            range.setEnd(range.endContainer, range.endOffset + 1)
            const boxes = range.getClientRects()
            const first = boxes[0], last = boxes[boxes.length - 1]
            const place = {
                start: { x: first.left + 1, y: first.top + first.height / 2 },
                end: { x: last.right - 1, y: last.top + last.height / 2 },
            }
            const inside = ({ x, y }) => clause.contains(document.elementFromPoint(x, y))
            const still = JSON.stringify(place)
            const was = window.journey
            window.journey = still
            return inside(place.start) && inside(place.end) && was === still ? place : null"#;
        let place = self.sees(words, place, vec![json!(address), json!(words)]).await;
        serde_json::from_value(place).expect("two points")
    }

    /// Presses a key.
    pub async fn press(&self, key: char) {
        self.write(&key.to_string()).await;
    }

    /// Presses a key while Ctrl is held.
    pub async fn press_with_ctrl(&self, value: char) {
        self.press_with(&[key::CTRL], value).await;
    }

    /// Presses a key while others are held.
    pub async fn press_with(&self, held: &[char], value: char) {
        let mut keys = KeyActions::new("keyboard".into());
        for value in held.iter().copied().chain([value]) {
            keys = keys.then(KeyAction::Down { value });
        }
        for value in [value].into_iter().chain(held.iter().rev().copied()) {
            keys = keys.then(KeyAction::Up { value });
        }
        self.act(keys).await;
    }

    /// Types words, key by key, where the cursor is.
    pub async fn write(&self, words: &str) {
        let mut keys = KeyActions::new("keyboard".into());
        for value in words.chars() {
            keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.act(keys).await;
    }

    async fn act(&self, hand: impl Into<Actions>) {
        self.client.perform_actions(hand).await.expect("the pointer and keys work");
    }
}

fn hand() -> MouseActions {
    MouseActions::new("mouse".into())
}

fn moved(mouse: MouseActions, to: Point) -> MouseActions {
    let duration = Some(Duration::from_millis(20));
    mouse.then(PointerAction::MoveTo { duration, x: to.x.round(), y: to.y.round() })
}

fn down() -> PointerAction {
    PointerAction::Down { button: MOUSE_BUTTON_LEFT }
}

fn up() -> PointerAction {
    PointerAction::Up { button: MOUSE_BUTTON_LEFT }
}
