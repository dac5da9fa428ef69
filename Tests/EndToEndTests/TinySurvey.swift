import Foundation

/// A survey folder of two units and a handful of firms, for what can go wrong with one.
enum TinySurvey {
  static let survey = """
    title: "Tiny"
    organization: "Nobody"
    edition: "2023"
    published: 2023-12-27
    notice: "Synthetic"
    index: index.yaml
    language: en
    units:
      - {id: a, name: "Unit A"}
      - {id: b, name: "Unit B"}
    strata: {in: "Inside", out: "Outside"}
    respondent-groups:
      firms:
        responses:
          - file: responses.csv
        columns: {respondent: firm, unit: unit, stratum: region}
        questions: {q1: q1, q2: q2}
        answers: likert
        frame: frame.csv
    scales:
      likert:
        values: {1: ["Bad"], 2: ["Poor"], 3: ["Fair"], 4: ["Good"], 5: ["Excellent"]}
        missing: {dont-know: ["Don't know"]}
    context: {file: context.csv, number-format: vi}

    """

  static let index = """
    index: TINY
    score: {from: 0, to: 100, decimals: 2}
    publish: {at-least: 2, caution-below: 2}
    components:
      - id: c
        indicators:
          - {id: q1}
          - {id: q2}

    """

  static let responses = """
    firm,unit,region,q1,q2
    F1,a,in,5,4
    F2,a,in,Good,Good
    F3,a,out,4,5
    F4,a,out,3,4
    F5,b,in,2,3
    F6,b,in,3,3
    F7,b,out,4,4
    F8,b,out,5,Don't know

    """

  static let frame = """
    respondent,unit,stratum
    F1,a,in
    F2,a,in
    F3,a,out
    F4,a,out
    G1,a,in
    G2,a,out
    F5,b,in
    F6,b,in
    F7,b,out
    F8,b,out
    G3,b,in
    G4,b,out

    """

  static let context = """
    unit,indicator,period,kind,issuer,value,measure,source,note
    ,revenue,2023,actual,,"1.234,5",bn,Yearbook,
    ,revenue,2023,target,Ministry,1.000,bn,Yearbook,

    """

  /// Writes the folder `survey`, after changes to single files; `nil` leaves a file out.
  static func write(to scratch: Scratch, changing changes: [String: String?] = [:]) throws {
    let files = [
      "survey.yaml": survey, "index.yaml": index, "responses.csv": responses, "frame.csv": frame, "context.csv": context,
    ]
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      let changed = changes[name] ?? text
      if let changed { try scratch.write(changed, to: "survey/\(name)") }
    }
  }
}
