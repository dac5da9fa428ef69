/// The two files of a simulated survey: UTF-8, comma, LF, the header on line 1, a cell quoted only where it must be.
extension SimulatedSurvey {
  /// `respondent,unit,stratum`, a row for every invited firm in the order of their ids. Handed over in chunks.
  func writeFrame<Failure>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var lines = ChunkedLines()
    lines.add(cells: ["respondent", "unit", "stratum"].map(ChunkedLines.cell))
    let units = scenario.units.map { ChunkedLines.cell($0.id) }
    let strata = scenario.strata.map { ChunkedLines.cell($0.id) }
    for (firm, invitation) in frame.enumerated() {
      lines.add(cells: [ChunkedLines.cell(id(of: firm)), units[invitation.unit], strata[invitation.stratum]])
      if lines.isFull { try sink(lines.take()) }
    }
    try sink(lines.take())
  }

  /// `respondent,unit,stratum` and a column for each question, a row for every form that was sent in. Handed over in chunks.
  func writeResponses<Failure>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let questions = scenario.questions
    var lines = ChunkedLines()
    lines.add(cells: (["respondent", "unit", "stratum"] + questions).map(ChunkedLines.cell))
    let units = scenario.units.map { $0.written.map(ChunkedLines.cell) }
    let unknownUnit = ChunkedLines.cell(scenario.dirt.unknownUnit)
    let strata = scenario.strata.map { ChunkedLines.cell($0.written) }
    var texts: [[UInt8]] = Array(repeating: [], count: 256)
    for (category, label) in scenario.answers.written.enumerated() { texts[category] = ChunkedLines.cell(label) }
    texts[Int(Cell.dontKnow)] = ChunkedLines.cell(scenario.answers.dontKnow)
    texts[Int(Cell.offScale)] = ChunkedLines.cell(scenario.answers.offScale)
    for form in forms {
      let invitation = frame[form.firm]
      lines.add(ChunkedLines.cell(id(of: form.firm)), last: false)
      lines.add(form.spelling.map { units[invitation.unit][$0] } ?? unknownUnit, last: false)
      lines.add(strata[invitation.stratum], last: false)
      for question in questions.indices {
        lines.add(texts[Int(answers[form.answers * questions.count + question])], last: question == questions.count - 1)
      }
      if lines.isFull { try sink(lines.take()) }
    }
    try sink(lines.take())
  }

  private func id(of firm: Int) -> String {
    let number = String(firm + 1)
    return scenario.respondents.prefix + String(repeating: "0", count: max(0, scenario.respondents.digits - number.utf8.count)) + number
  }
}

/// Lines of a CSV file, gathered to be written in large pieces.
private struct ChunkedLines {
  private var bytes: [UInt8] = []

  var isFull: Bool { bytes.count > 1 << 20 }

  /// The text as a cell: in quotes where it holds a comma, a quote or a line break.
  static func cell(_ text: String) -> [UInt8] {
    guard text.utf8.contains(where: { [UInt8(ascii: ","), UInt8(ascii: "\""), 10, 13].contains($0) }) else { return Array(text.utf8) }
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { quoted.append(byte) }
      quoted.append(byte)
    }
    return quoted + [UInt8(ascii: "\"")]
  }

  mutating func add(cells: [[UInt8]]) {
    for (number, cell) in cells.enumerated() { add(cell, last: number == cells.count - 1) }
  }

  mutating func add(_ cell: [UInt8], last: Bool) {
    bytes += cell
    bytes.append(last ? 10 : UInt8(ascii: ","))
  }

  mutating func take() -> [UInt8] {
    let taken = bytes
    bytes.removeAll(keepingCapacity: true)
    return taken
  }
}
