/// A column of an export of which could not be told what it is: `to-decide` in survey.yaml. It is no question and in no index.
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

  /// The header.
  package let column: String
  /// The likeliest first.
  package let readings: [Reading]
  /// What speaks for each; empty where the survey does not say.
  package let evidence: LocalizedText?

  package init(column: String, readings: [Reading], evidence: LocalizedText? = nil) {
    self.column = column
    self.readings = readings
    self.evidence = evidence
  }
}
