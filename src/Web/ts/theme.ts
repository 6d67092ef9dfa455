// Runs in the head before the first paint: the remembered theme and width of the navigation, so that nothing flashes.
import { applyNavigation, applyTheme } from './preferences'

document.documentElement.classList.add('js')
applyTheme()
applyNavigation()
