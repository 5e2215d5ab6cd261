// The dev page: the screens on made-up data, e.g. /dev.html?lang=zh&theme=dark&open=demo/2
import { mount } from 'svelte'
import { FakeBackend } from './backend/fake'
import { furnish } from './backend/fake-scene'
import { App, type Screen } from './state/app.svelte'
import { Preferences } from './state/preferences.svelte'
import { System } from './state/system.svelte'
import './ui/base.css'
import Shell from './views/Shell.svelte'

const query = new URLSearchParams(location.search)
const system = new System(query.get('lang') ?? navigator.language)
system.follow(window)
const backend = new FakeBackend()
furnish(backend, system.lang)
backend.view = { ...backend.view, theme: query.get('theme') ?? 'auto', window: query.has('window') }

const app = new App(backend, system, new Preferences(localStorage))
mount(Shell, { target: document.getElementById('app')!, props: { app } })
app.start()
app.show((query.get('screen') ?? 'desk') as Screen)
const open = query.get('open')
if (open) void app.desk.select(open)
Object.assign(window, { app, backend })
