// Where the front end begins: fonts, the visual language, the reader's settings, then the window.
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import '@fontsource-variable/inter/opsz.css'
import './face/tokens.css'
import './face/measures.css'
import './face/base.css'
import './face/controls.css'
import './face/marks.css'
import { mount } from 'svelte'
import { astray } from './keeping/astray.svelte'
import { damage } from './keeping/damage.svelte'
import { whenAstray, whenDamaged } from './lib/ipc'
import { preferences } from './settings/preferences.svelte'
import { library } from './shelf/library.svelte'
import App from './shell/App.svelte'

// Any command may be the first to find the library damaged.
whenDamaged((failure) => {
  damage.meet(failure)
})
// Or to miss it where the reader put it.
whenAstray((failure) => {
  astray.meet(failure)
})
// What the first view shows comes while the settings do.
void library.load()
// The page is first drawn in the reader's own theme and language, never in another for a moment.
await preferences.load()
mount(App, { target: document.body })
