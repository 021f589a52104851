/** `--help` of the whole and of each verb. */
export const usage: Record<string, string> = {
  hadron: `Work on a template bundle without a running Hadron. A bundle is a folder or a .tar.gz.

  hadron validate BUNDLE [--json]
      says everything that is wrong with a bundle, as publishing it would
  hadron render BUNDLE --part PART --context FILE.json [--raw]
      renders one template of a bundle with the names in a file
  hadron test BUNDLE [--update]
      renders every example of a bundle and compares it with what is stored

hadron VERB --help tells more. Exit codes: 0 fine, 1 something is wrong with a file, 2 the call is wrong.
`,
  validate: `hadron validate BUNDLE [--json]

Reads a bundle, renders each of its templates with the example in spec/spec.yaml, and lists every finding with
severity, place, code, what is wrong and what to do. The same checks run when the bundle is uploaded.

  BUNDLE   a folder or a .tar.gz
  --json   the findings as one JSON document

Exit code 1 when there are errors, 0 when there are none.
`,
  render: `hadron render BUNDLE --part PART --context FILE.json [--raw]

Renders one template of a bundle, in the sandbox in which Hadron renders, and prints it.

  BUNDLE                 a folder or a .tar.gz
  --part PART            infrastructure (of an environment), instance or pipeline (of a service)
  --context FILE.json    a JSON object: the names the template sees, exactly as they are given, such as environment,
                         service, service_instance, service_instances, pipeline. 80.0 stays a float, long numbers keep
                         every digit, maps keep their order. No defaults of the schema are filled in.
  --raw                  exactly the bytes the template made; without it, the text is also read as CloudFormation
                         would read it, and refused with file and line when it is no template

Exit code 1 with the finding on standard error, and nothing on standard output, when it does not render.
`,
  test: `hadron test BUNDLE [--update]

Renders every example of a bundle, checks it, and compares it with what is stored in the bundle.

  spec/spec.yaml            the example "example", in Proton's format
  spec/NAME.yaml            further examples, each named for its file
  tests/NAME/spec.yaml      further examples, each named for its folder
  tests/NAME/outputs.yaml   outputs of the environment for that example; else spec/sample-outputs.yaml
  tests/NAME/expected.infrastructure.yaml, expected.instance.yaml, expected.pipeline.yaml
                            what is stored; with several instances in a spec, expected.instance.INSTANCE.yaml;
                            beside them expected.PART.parameters.json, when the stack gets parameters

  BUNDLE     a folder or a .tar.gz
  --update   stores what is rendered now (in a folder), and removes what no example renders to

An example without a stored text must render to a template that CloudFormation reads. Exit code 1 when an example does
not render, differs from what is stored, or something is stored that no example renders to.
`,
}
