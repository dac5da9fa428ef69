package import SurveyModel

/// A small made-up survey whose scores and standard errors were computed with R: 24 firms in two strata rate units A, B and C on four questions.
///
/// All data are synthetic. The numbers that belong to it come from R 4.2.2 with survey 4.1.1.
package struct OracleSurvey: Sendable {
  package enum Design: Sendable, CaseIterable {
    /// Every firm rates one unit: strata are unit × stratum.
    case oneUnitPerFirm
    /// Firms rate several units: strata are the firms' own.
    case severalUnitsPerFirm
  }

  package let design: Design
  package let survey: Survey
  package let group: SurveyData.Group

  package var respondentGroup: RespondentGroup { survey.respondentGroups[0] }

  /// T (weight 40) = q1 1, q2 1; S (weight 60) = q3 2, q4 1; `answer-scale` 1..5 to 0..100, arithmetic, a missing child reweighted.
  package static let index = try! IndexTree(
    id: "oracle", publish: IndexTree.PublishRule(atLeast: 1),
    children: [
      IndexTree.Branch(id: "T", weight: 40, children: [question("q1"), question("q2")]),
      IndexTree.Branch(id: "S", weight: 60, children: [question("q3", weight: 2), question("q4")]),
    ])

  /// q1 1, q2 1, q3 2, each `min-max` over the units of this run.
  package static let minMaxIndex = try! IndexTree(
    id: "oracle-min-max", publish: IndexTree.PublishRule(atLeast: 1),
    children: [("q1", 1.0), ("q2", 1.0), ("q3", 2.0)].map { code, weight in
      question(code, weight: weight, normalization: .minMax(range: .thisRun, clip: false, whenEqual: nil, from: 0, to: 100))
    })

  private static func question(
    _ code: String, weight: Double = 1, normalization: IndexTree.Normalization = .answerScale(from: 0, to: 100)
  ) -> IndexTree.Branch {
    IndexTree.Branch(
      id: code, weight: weight,
      indicator: IndexTree.Indicator(source: .question(code: code, statistic: .mean), normalization: normalization))
  }

  /// Unit by index: A, B, C. Stratum by index: in, out.
  package init(_ design: Design) {
    self.design = design
    let rows = Self.rows.filter { design == .severalUnitsPerFirm || $0.first }
    let questions = ["q1", "q2", "q3", "q4"].map { Question(code: $0, column: $0, scale: 0) }
    let responses = ResponseTable(
      questions: questions, unit: rows.map(\.unit), stratum: rows.map(\.stratum), respondent: rows.map(\.firm),
      isComplete: rows.map(\.isComplete), isInFrame: rows.map { _ in true },
      answers: questions.indices.map { question in rows.map { $0.answers[question].byte } })
    group = SurveyData.Group(responses: responses, frame: Self.frame(design: design, rows: rows))
    survey = Survey(
      title: LocalizedText("Oracle"), organization: LocalizedText("Nobody"), edition: "2023",
      published: CalendarDate(year: 2023, month: 12, day: 27)!, notice: LocalizedText("Synthetic"), index: "oracle.yaml",
      unitNoun: LocalizedText("Unit"), units: ["A", "B", "C"].map { Unit(id: $0, name: LocalizedText($0)) },
      strata: ["in", "out"].map { Stratum(id: $0, name: LocalizedText($0)) },
      scales: [
        AnswerScale(
          id: "likert-5", categories: (1...5).map { AnswerScale.Category(value: Double($0), code: String($0), labels: []) })!
      ],
      respondentGroups: [
        RespondentGroup(
          id: "enterprises", responses: [RespondentGroup.ResponseFile(file: "responses.csv")],
          columns: RespondentGroup.Columns(respondent: "firm", unit: "unit", stratum: "stratum"), questions: questions,
          frame: "frame.csv")
      ])
  }

  package struct Row: Sendable {
    package let firm: UInt32
    package let stratum: UInt16
    /// For raking.
    package let isSmall: Bool
    package let unit: UInt32
    /// Kept where a firm rates one unit only.
    package let first: Bool
    package let answers: [Answer]

    /// q4 does not apply to unit C.
    var isComplete: Bool {
      let applicable = unit == 2 ? 3 : 4
      let answered = answers.prefix(applicable).filter { $0.category != nil }.count
      return Double(answered) >= 0.8 * Double(applicable)
    }
  }

  /// Eligible (firm, unit) pairs of the frame in each cell, and for design two those of the firms that answered at least one form.
  private static let cells: [(unit: UInt32, stratum: UInt16, one: Int, two: Int, listed: Int)] = [
    (0, 0, 7, 9, 6), (0, 1, 9, 13, 8), (1, 0, 8, 11, 7), (1, 1, 12, 15, 9), (2, 0, 3, 5, 3), (2, 1, 9, 12, 7),
  ]

  /// Builds a frame with the wanted counts: 18 firms inside, 30 outside. Which firm holds an empty form is arbitrary.
  private static func frame(design: Design, rows: [Row]) -> Frame {
    var respondent: [UInt32] = []
    var unit: [UInt32] = []
    var stratum: [UInt16] = []
    func add(_ firm: UInt32, _ cell: (unit: UInt32, stratum: UInt16)) {
      respondent.append(firm)
      unit.append(cell.unit)
      stratum.append(cell.stratum)
    }
    func holds(_ firm: UInt32, _ wanted: UInt32) -> Bool {
      respondent.indices.contains { respondent[$0] == firm && unit[$0] == wanted }
    }
    for row in rows { add(row.firm, (row.unit, row.stratum)) }
    let silent: [[UInt32]] = [Array(100..<108), Array(200..<216)]
    var next = [0, 0]
    for cell in cells {
      let answered = rows.filter { $0.unit == cell.unit && $0.stratum == cell.stratum }.count
      let (total, listed) = design == .oneUnitPerFirm ? (cell.one, answered) : (cell.two, cell.listed)
      let firms = rows.filter { $0.stratum == cell.stratum && $0.first }.map(\.firm)
      for firm in firms.filter({ !holds($0, cell.unit) }).prefix(listed - answered) { add(firm, (cell.unit, cell.stratum)) }
      for _ in 0..<(total - listed) {
        let pool = silent[Int(cell.stratum)]
        add(pool[next[Int(cell.stratum)] % pool.count], (cell.unit, cell.stratum))
        next[Int(cell.stratum)] += 1
      }
    }
    return Frame(
      respondent: respondent, unit: unit.map { $0 }, stratum: stratum, disposition: respondent.map { _ in nil })
  }

  package static let rows: [Row] = csv.split(separator: "\n").map { line in
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    return Row(
      firm: UInt32(cells[0].dropFirst())! - 1, stratum: cells[1] == "in" ? 0 : 1, isSmall: cells[2] == "small",
      unit: ["A": 0, "B": 1, "C": 2][cells[3]]!, first: cells[4] == "1",
      answers: cells[5...].map { Int($0).map { Answer(category: $0 - 1) } ?? Answer(.blank) })
  }

  /// firm,stratum,size,unit,first,q1,q2,q3,q4
  private static let csv = """
    F01,in,small,A,1,3,3,5,4
    F02,in,small,A,1,3,4,3,4
    F02,in,small,B,0,4,2,4,3
    F03,in,large,A,1,4,4,5,4
    F04,in,small,A,1,,4,4,4
    F04,in,small,C,0,3,4,4,
    F05,in,large,B,1,3,5,3,
    F06,in,small,B,1,2,3,3,3
    F06,in,small,A,0,4,3,3,4
    F07,in,small,B,1,4,4,3,3
    F08,in,large,B,1,5,4,2,4
    F09,in,small,B,1,3,,3,
    F09,in,small,C,0,5,2,3,
    F10,in,large,C,1,5,5,4,
    F11,out,small,A,1,4,4,3,3
    F12,out,small,A,1,4,5,5,
    F12,out,small,B,0,3,4,4,3
    F13,out,small,A,1,,4,5,4
    F14,out,large,A,1,3,4,3,3
    F14,out,large,B,0,4,2,2,3
    F14,out,large,C,0,3,3,5,
    F15,out,small,A,1,3,4,5,4
    F16,out,large,B,1,5,4,4,4
    F17,out,small,B,1,5,5,5,4
    F17,out,small,A,0,5,4,5,5
    F18,out,large,B,1,4,,5,4
    F18,out,large,C,0,5,4,4,
    F19,out,small,B,1,5,,3,3
    F20,out,small,B,1,3,4,4,2
    F21,out,large,C,1,5,4,5,
    F22,out,small,C,1,,3,4,
    F22,out,small,A,0,4,4,4,3
    F23,out,large,C,1,4,4,5,
    F24,out,small,C,1,5,5,5,
    F24,out,small,B,0,5,,4,
    """
}
