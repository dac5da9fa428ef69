/// What of an export could not be told: `to-decide` in survey.yaml. The column is no question and in no index, unless a guess is ``taken`` meanwhile.
package struct OpenDecision: Sendable, Hashable {
  /// One way to read it.
  package struct Reading: Sendable, Hashable {
    /// What the column would be read as.
    package let text: LocalizedText
    /// Cells that would be read so.
    package let count: Int

    package init(text: LocalizedText, count: Int) {
      self.text = text
      self.count = count
    }
  }

  /// The header; of a guess about something else, the key or the file that it is about.
  package let column: String
  /// The likeliest first.
  package let readings: [Reading]
  /// What speaks for each; empty where the survey does not say.
  package let evidence: LocalizedText?
  /// The guess that scores rest on as long as it is not decided; `nil` where nothing rests on any.
  package let taken: LocalizedText?

  package init(column: String, readings: [Reading], evidence: LocalizedText? = nil, taken: LocalizedText? = nil) {
    self.column = column
    self.readings = readings
    self.evidence = evidence
    self.taken = taken
  }
}
