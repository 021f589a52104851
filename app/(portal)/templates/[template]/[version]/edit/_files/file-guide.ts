const guides: readonly [RegExp, string][] = [
  [/^schema\/schema\.ya?ml$/, 'What a team fills in: each field becomes an input of the form.'],
  [/manifest\.ya?ml$/, 'Which file is the template, and which engine fills it in.'],
  [
    /^infrastructure\//,
    'The template of the environment: what CloudFormation makes. {{ … }} is filled in from the form.',
  ],
  [/^instance_infrastructure\//, 'The template of each instance: what CloudFormation makes. {{ … }} is filled in.'],
  [/^pipeline_infrastructure\//, 'The template of the delivery pipeline: one for the service, whatever its instances.'],
  [/^spec\/spec\.ya?ml$/, 'An example of a filled-in form. It is rendered and checked while you write.'],
  [/^spec\/sample-outputs\.ya?ml$/, 'Outputs of an environment, to try the example without one.'],
  [/^spec\//, 'Another example of a filled-in form.'],
  [/^partials\/.*\.hbs$/, 'A piece of text that templates take in with {{> name}}.'],
  [/^migrations\//, 'How specs of earlier versions become specs of this one.'],
  [/^\.(template-registration\.yaml|compatible-envs)$/, 'The environment templates this service can run in.'],
  [/^README\.md$/i, 'For developers, in the catalogue: what they get and what it costs.'],
  [/^notes\.md$/i, 'For operators: what changes with this version.'],
  [/^tests\//, 'A test: an example and what must be rendered from it (npx hadron test).'],
]

/** What a file is for, by its place in the bundle; undefined for what Hadron does not read. */
export const fileGuide = (path: string): string | undefined => guides.find(([pattern]) => pattern.test(path))?.[1]
