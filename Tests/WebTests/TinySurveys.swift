/// Two units, eight firms, two questions: a folder of surveys for the app.
enum TinySurveys {
  static let survey = """
    # a comment of the officer
    title: {vi: "Khảo sát nhỏ", en: "Tiny"}
    organization: "Tiny"
    edition: "2023"
    published: 2023-12-27
    index: index.yaml   # the weights
    language: en
    units:
      - {id: a, name: {vi: "Đơn vị A", en: "Unit A"}}
      - {id: b, name: {vi: "Đơn vị B", en: "Unit B"}}
    respondent-groups:
      firms:
        responses: [{file: responses.csv}]
        columns: {respondent: firm, unit: unit}
        questions: [q1, q2]
        answers: likert
    scales:
      likert: {values: {1: [Bad], 2: [Poor], 3: [Fair], 4: [Good], 5: [Best]}}

    """

  static let index = """
    index: TINY
    publish: {at-least: 1, caution-below: 1}
    components:
      - id: first
        weight: 1   # decided in May
        indicators:
          - {id: q1}
      - id: second
        weight: 1
        indicators:
          - {id: q2}

    """

  /// Unit A leads at the first question, unit B at the second, by less.
  static let responses =
    "firm,unit,q1,q2\nF1,a,5,3\nF2,a,5,3\nF3,a,4,3\nF4,a,5,2\nG1,b,2,4\nG2,b,3,4\nG3,b,2,5\nG4,b,3,4\n"

  static let files = [
    "surveys/tiny/survey.yaml": survey, "surveys/tiny/index.yaml": index, "surveys/tiny/responses.csv": responses,
  ]
}
