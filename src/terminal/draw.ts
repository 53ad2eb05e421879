/** From a session to a screen: one screen for each view. */

import { isListView } from '../interview/lists.js'
import { decisionScreen } from './decision-screens.js'
import { informationScreen } from './information-screen.js'
import { helpScreen } from './help-screen.js'
import { languageScreen, menuScreen, reasonScreen } from './menu-screens.js'
import { overviewScreen, reviewScreen } from './place-screens.js'
import { questionScreen } from './question-screen.js'
import { riskRowsScreen } from './risk-rows-screen.js'
import type { Scene } from './scene.js'
import { wordsScreen } from './words-screen.js'
import { layOutBare, type Look, type Screen } from './screen.js'

export function drawSession(scene: Scene, look: Look): Screen {
  const { view } = scene.session
  if (isListView(view)) {
    switch (view.name) {
      case 'language':
        return languageScreen(view, scene, look)
      case 'overview':
        return overviewScreen(view, scene, look)
      case 'review':
        return reviewScreen(view, scene, look)
      case 'rows':
        return riskRowsScreen(view, scene, look)
      default:
        return decisionScreen({ ...view, name: view.name }, scene, look)
    }
  }
  switch (view.name) {
    case 'menu':
      return menuScreen(view.path, scene, look)
    case 'help':
      return helpScreen(view.page, scene, look)
    case 'information':
      return informationScreen(scene, look)
    case 'words':
      return wordsScreen(view.page, scene, look)
    case 'reason':
      return reasonScreen(view, scene, look)
    case 'hidden':
      return layOutBare([], 0, look)
    case 'question':
    case 'why':
      return questionScreen(scene, look)
  }
}
