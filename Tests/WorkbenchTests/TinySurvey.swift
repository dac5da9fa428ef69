/// Two units, eight firms, two questions: the files of a survey by their paths.
enum TinySurvey {
  static let survey = """
    title: {vi: "Khảo sát nhỏ", en: "Tiny"}
    organization: "Tiny"
    edition: "2023"
    published: 2023-12-27
    index: index.yaml
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
      - id: all
        indicators:
          - {id: q1}
          - {id: q2}

    """

  static let responses = "firm,unit,q1,q2\nF1,a,5,4\nF2,a,4,4\nF3,a,4,5\nF4,a,5,5\nG1,b,2,3\nG2,b,3,3\nG3,b,2,2\nG4,b,4,3\n"

  static func files(_ changes: [String: String] = [:]) -> [String: [UInt8]] {
    ["survey.yaml": survey, "index.yaml": index, "responses.csv": responses].merging(changes) { $1 }.mapValues { Array($0.utf8) }
  }
}
