export const densityKey = 'hadron-density'

/** Runs before the first paint, so that rows never change their height before one's eyes. */
export const densityScript = `try{document.documentElement.dataset.density=localStorage.getItem(${JSON.stringify(densityKey)})||'comfortable'}catch{}`
