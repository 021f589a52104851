import { keepPreviousData } from '@tanstack/react-query'

/** For plans made while somebody types: the last one stays until the next is there, and a refusal is an answer. */
export const whileTyping = { placeholderData: keepPreviousData, retry: false } as const
