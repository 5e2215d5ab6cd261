import { mount } from 'svelte'
import { connect } from './backend'
import { App } from './state/app.svelte'
import { Preferences } from './state/preferences.svelte'
import { System } from './state/system.svelte'
import './ui/base.css'
import Shell from './views/Shell.svelte'

const system = new System(navigator.language)
system.follow(window)
const app = new App(connect(), system, new Preferences(localStorage))
mount(Shell, { target: document.getElementById('app')!, props: { app } })
app.start()
