extension IndexTree {
  /// Who decided how the index weighs, and when: for the method of a report.
  package struct Decision: Sendable, Hashable {
    package let by: LocalizedText
    package let on: CalendarDate?
    /// The paper that says so.
    package let document: LocalizedText?

    package init(by: LocalizedText, on: CalendarDate? = nil, document: LocalizedText? = nil) {
      self.by = by
      self.on = on
      self.document = document
    }
  }

  /// The same index with what is known of its decision.
  package func decided(by decision: Decision?) -> IndexTree {
    var copy = self
    copy.decision = decision
    return copy
  }
}
