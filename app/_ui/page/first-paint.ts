export const densityKey = 'hadron-density'
export const railKey = 'hadron-rail'

/** Runs before the first paint with what this browser remembers, so that nothing moves before one's eyes. */
export const firstPaintScript = `try{var d=document.documentElement.dataset;d.density=localStorage.getItem(${JSON.stringify(densityKey)})||'comfortable';d.rail=localStorage.getItem(${JSON.stringify(railKey)})||'wide'}catch(e){}`
