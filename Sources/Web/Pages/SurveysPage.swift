import Reporting
import SurveyModel
import Workbench

/// The surveys of the folder: what each is, how far it is, what comes next.
struct SurveysPage {
  let desk: Desk
  let address: Address

  private var language: Language { address.language }

  /// What is known of a survey without reading its answers.
  struct Entry: Sendable {
    let name: String
    let survey: Survey?
    let faults: Int
    let open: Int
    let published: Int?
    /// Files that are others than when the report was written.
    let changes: [String]

    /// Whether today is a day of the fieldwork.
    var isRunning: Bool {
      guard let fieldwork = survey?.fieldwork else { return false }
      return (fieldwork.from...fieldwork.to).contains(Workbench.today)
    }
  }

  func reply() async -> Reply {
    let (shelf, records) = (desk.shelf, desk.records)
    let entries = await offThread { shelf.names.map { Self.entry($0, shelf, records) } }
    let language = language
    let frame = Frame(address: address, path: "", title: FrameWords.surveys[language])
    return frame.page { html in
      html.paragraph(SurveysWords.lead(shelf.folder)[language], "lead")
      html.element("p") { html in
        html.element("a", ["class": "action", "href": address.root + "new"], text: SurveysWords.new[language])
      }
      self.drafts(desk.drafts, &html)
      if entries.isEmpty { html.message("note", SurveysWords.none[language], [SurveysWords.noneLine[language]]) }
      html.element("ul", ["class": "cards"]) { html in
        for entry in entries { card(entry, &html) }
      }
    }
  }

  /// What was begun and not made yet: nothing of it is in the folder of surveys.
  private func drafts(_ drafts: [Draft], _ html: inout HTMLWriter) {
    guard !drafts.isEmpty else { return }
    html.element("h2", text: SurveysWords.begun[language])
    html.element("ul", ["class": "files"]) { html in
      for draft in drafts {
        html.element("li") { html in
          html.element("a", ["href": address.draft(draft.id)], text: SurveysWords.draftTitle(draft.name)[language])
          html.form(address.draft(draft.id, "discard")) { html in
            html.button(SurveysWords.discard[language], kind: "plain", label: "\(SurveysWords.discard[language]): \(draft.name)")
          }
        }
      }
    }
  }

  private static func entry(_ name: String, _ shelf: SurveyShelf, _ records: ReportRecords) -> Entry {
    let published = shelf.reportFiles(of: name).first { $0.name == "results.json" }?.modified
    let found = Result { () throws(Refusal) in try Workbench(threads: 1).open("\(shelf.folder)/\(name)") }
    let definitions = try? found.get()
    let changes = published == nil ? [] : records.changes(sinceReportOf: name, of: definitions, on: shelf)
    switch found {
    case .success(let definitions):
      let survey = definitions.outline
      return Entry(name: name, survey: survey, faults: 0, open: survey.openDecisions.count, published: published, changes: changes)
    case .failure(let refusal):
      return Entry(name: name, survey: nil, faults: refusal.faults.count, open: 0, published: published, changes: changes)
    }
  }

  private func card(_ entry: Entry, _ html: inout HTMLWriter) {
    html.element("li", ["class": "card"]) { html in
      let next = next(entry)
      html.element("h2") { html in
        html.element("a", ["href": next.address], text: entry.survey?.title[language] ?? entry.name)
      }
      if let survey = entry.survey {
        let numbers = NumberText(language: language)
        let facts = [
          SurveysWords.edition(survey.edition)[language],
          survey.units.isEmpty ? nil : SurveysWords.units(numbers.text(survey.units.count), survey.unitNoun[language])[language],
          survey.fieldwork.map { "\(numbers.text($0.from))\u{2060}–\u{2060}\(numbers.text($0.to))" },
        ].compactMap(\.self)
        html.paragraph(facts.joined(separator: " · "), "facts")
      } else {
        html.paragraph(SurveysWords.faults(entry.faults)[language], "facts")
      }
      html.paragraph(state(entry), "state")
      if !entry.changes.isEmpty { html.paragraph(SurveysWords.outdated(entry.changes.map(\.visible))[language], "state") }
      html.element("p", ["class": "next"]) { html in
        html.text(SurveysWords.next[language] + " ")
        html.element("a", ["href": next.address], text: next.name[language])
      }
    }
  }

  private func state(_ entry: Entry) -> String {
    if entry.survey == nil { return SurveysWords.cannotBeRead[language] }
    if entry.open > 0 { return SurveysWords.open(entry.open)[language] }
    let numbers = NumberText(language: language)
    if entry.isRunning, let fieldwork = entry.survey?.fieldwork { return SurveysWords.running(until: numbers.text(fieldwork.to))[language] }
    guard let second = entry.published else { return SurveysWords.notPublished[language] }
    return SurveysWords.written(
      numbers.text(Workbench.day(ofSecond: second)), published: entry.survey?.published.map { numbers.text($0) })[language]
  }

  /// Where the work goes on.
  private func next(_ entry: Entry) -> (address: String, name: LocalizedText) {
    func at(_ step: Step) -> (address: String, name: LocalizedText) { (address.survey(entry.name, step), step.name) }
    if entry.survey == nil { return at(.text) }
    if entry.open > 0 { return at(.reading) }
    if entry.isRunning {
      return (address.survey(entry.name, .results, ResultsPage.Part.fieldwork.rawValue), ResultsPage.Part.fieldwork.name)
    }
    if !entry.changes.isEmpty { return at(.publish) }
    guard entry.published == nil else { return at(.results) }
    // Figures alone have nothing to weigh.
    return at(entry.survey?.index == nil ? .publish : .weights)
  }
}
