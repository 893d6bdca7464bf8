//! A reader asks whether a licence is open source, disagrees, and lists what it asks of them.
//!
//! Owns that story: each statement opens its clause, and what the reader held of it outlives the app.

use crate::app::App;
use crate::page::Page;
use crate::steps::{folder, open_in_reader, travel};
use serde_json::{Value, json};

#[test]
fn a_verdict_opens_its_clause_and_the_readers_own_outlives_the_app() {
    travel(async {
        let folder = folder("verdict-duties");
        let data = folder.join("library");

        let app = App::start(&data, &folder).await;
        open_in_reader(&app.page, "6").await;
        let page = &app.page;
        page.press_with_ctrl('5').await;
        page.shows(r#"[data-testid="judged"][data-edition="llama-3.1"]"#).await;
        fails_because_of_the_users(page).await;
        page.click(r#"[data-testid="to-osd-5"]"#).await;
        page.click(r#"[data-place="osd-5"] [data-testid="open-clause"]"#).await;
        page.shows(r#"[data-testid="text"][data-edition="llama-3.1"]"#).await;
        page.press_with_ctrl('5').await;
        judge(page).await;
        page.press_with_ctrl('6').await;
        tick_the_first_duty(page).await;
        app.kill();

        let app = App::start(&data, &folder).await;
        let page = &app.page;
        open_in_reader(page, "6").await;
        page.press_with_ctrl('5').await;
        let own = r#"[data-place="osd-5"] [data-testid="own"]"#;
        let note = format!("return document.querySelector('{own} .note')?.textContent");
        assert_eq!(page.sees("the reader's own judgement", &note, vec![]).await, NOTE);
        page.press_with_ctrl('6').await;
        page.shows(r#"[data-testid="answer-role-host"]:checked"#).await;
        page.shows(r#"[data-testid="tick"]:checked"#).await;
        page.picture("5 duties found again").await;
        app.page.press_with_ctrl('7').await;
        which_forbid_training_on_outputs(&app.page).await;
        app.page.close().await;
    });
}

/// Why the reader holds otherwise, with what could be taken for markup.
const NOTE: &str = "A threshold isn't a person <b>or group</b>";

async fn fails_because_of_the_users(page: &Page) {
    let criterion = r#"
        const criterion = document.querySelector('[data-place="osd-5"]')
        const quoted = criterion?.querySelector('[data-testid="quoted"]')
        return quoted && { verdict: criterion.dataset.verdict, quoted: quoted.textContent }"#;
    let told = page.sees("the fifth criterion", criterion, vec![]).await;
    assert_eq!(told["verdict"], "fails");
    let quoted = told["quoted"].as_str().unwrap_or_default();
    assert!(quoted.contains("700 million monthly active users"), "{quoted}");
    page.picture("1 verdict").await;
}

async fn judge(page: &Page) {
    page.click(r#"[data-testid="to-osd-5"]"#).await;
    page.click(r#"[data-place="osd-5"] [data-testid="judge"]"#).await;
    page.click(r#"[data-testid="choose-unclear"]"#).await;
    page.click(r#"[data-testid="judgement-note"]"#).await;
    page.write(NOTE).await;
    page.click(r#"[data-testid="judgement-done"]"#).await;
    page.shows(r#"[data-place="osd-5"] [data-testid="own"]"#).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    page.picture("2 own judgement").await;
}

async fn tick_the_first_duty(page: &Page) {
    page.click(r#"[data-testid="answer-role-host"]"#).await;
    page.shows(r#"[data-testid="duty"][data-act="do"]"#).await;
    page.picture("3 duties").await;
    page.click(r#"[data-testid="duty"] [data-testid="tick"]"#).await;
    page.shows(r#"[data-testid="tick"]:checked"#).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    page.picture("4 ticked").await;
}

/// Of the Llama licences only 2 and 3 forbid training other models on outputs; Apache never does.
async fn which_forbid_training_on_outputs(page: &Page) {
    page.shows(r#"[data-testid="survey-table"]"#).await;
    let choose = r#"
        const select = document.querySelector('[data-testid="survey-category"]')
        const option = [...select.options].find((one) => one.value === 'output-use')
        if (!option) return null
        select.value = option.value
        select.dispatchEvent(new Event('change', { bubbles: true }))
        return true"#;
    page.sees("the choice of a category", choose, vec![]).await;
    let rows = r#"
        const rows = [...document.querySelectorAll('[data-testid="survey-row"]')]
        const ids = rows.map((row) => row.dataset.id)
        return ids.length > 0 && !ids.includes('apache-2.0') && ids"#;
    let ids = page.sees("the editions that carry it", rows, vec![]).await;
    let ids = ids.as_array().expect("ids");
    assert!(ids.contains(&json!("llama-2")) && ids.contains(&json!("llama-3")), "{ids:?}");
    assert!(!ids.contains(&Value::from("llama-4")), "{ids:?}");
    page.picture("6 which forbid training on outputs").await;
}
