import Archive
import Reporting
import SurveyModel
import Workbench

/// Writing the report, and taking it along.
struct PublishPage {
  let desk: Desk
  let address: Address
  let name: String

  private var language: Language { address.language }
  private var numbers: NumberText { NumberText(language: language) }

  /// - Parameter typed: what was chosen and is not saved.
  func reply(_ read: ReadFolder, typed: Form? = nil, failure: [String] = [], isSaved: Bool = false) async -> Reply {
    let survey = read.survey
    let digest = await offThread { [shelf = desk.shelf, name] in try? SurveyEditor(name, on: shelf).surveyDigest }
    let job = desk.publication(of: name)
    let state = await job?.state(within: 1.5)
    let (files, changes) = await offThread { [desk, name] in
      (desk.shelf.reportFiles(of: name), desk.records.changes(sinceReportOf: name, of: read.definitions, on: desk.shelf))
    }
    var frame = Frame(address, of: name, survey.title[language], .publish)
    if case .working = state { frame.refresh = 2 }
    let stops = Self.stops(read).map { $0[language] }
    return frame.page(failure: failure, isSaved: isSaved) { html in
      switch state {
      case .working(let stage, let share)?:
        html.progress(stage, share, language)
        html.form(address.survey(name, .publish, "cancel")) { $0.button(FrameWords.cancel[language], kind: "plain") }
      case .failed(let refusal)?: html.message("bad", FrameWords.failed[language], refusal.faults.map { $0.text(in: language) })
      case .done? where changes.isEmpty: html.message("good", PublishWords.done(desk.shelf.report(of: name))[language])
      case .done?, nil: break
      }
      let isOld = !changes.isEmpty && !files.isEmpty
      if isOld { html.message("bad", PublishWords.outdated[language], [PublishWords.outdatedLine(changes.map(\.visible))[language]]) }
      if !stops.isEmpty { stopped(stops, &html) }
      // What is current comes first.
      if !isOld { written(files, PublishWords.written, survey.publicPart, &html) }
      defer { if isOld { written(files, PublishWords.oldFiles, survey.publicPart, &html) } }
      guard stops.isEmpty else { return }
      if !files.isEmpty { html.element("h2", text: PublishWords.again[language]) }
      form(survey, digest, typed, &html)
    }
  }

  /// What must be settled before anything is published.
  static func stops(_ read: ReadFolder) -> [LocalizedText] {
    read.survey.openDecisions.map { PublishWords.undecided($0.column.visible) }
      + read.placeholders.map { PublishWords.placeholder($0) }
  }

  private func stopped(_ stops: [String], _ html: inout HTMLWriter) {
    html.message("bad", PublishWords.stopped[language], stops)
    html.element("p") { html in
      html.element("a", ["class": "action", "href": address.survey(name, .reading)], text: PublishWords.settle[language])
    }
  }

  /// What is told, in which languages, in what files: all of it is chosen at once, and what is told is saved with it.
  private func form(_ survey: Survey, _ digest: String?, _ typed: Form?, _ html: inout HTMLWriter) {
    func isChosen(_ name: String, _ value: String) -> Bool { typed?.all(name).contains(value) ?? true }
    let now = survey.publicPart
    html.form(address.survey(name, .publish), "stack") { html in
      html.hidden("survey", digest ?? "")
      html.hidden(Form.seen + "public", Form.mark(now.rawValue))
      html.element("fieldset") { html in
        html.element("legend", text: PublishWords.publicPart[language])
        let chosen = typed?.entered("public", now.rawValue) ?? now.rawValue
        for part in Survey.PublicPart.allCases {
          html.radio("public", part.rawValue, PublishWords.part(part)[language], isChosen: part.rawValue == chosen)
        }
        html.paragraph(PublishWords.partLine[language], "hint")
      }
      html.element("fieldset") { html in
        html.element("legend", text: PublishWords.languages[language])
        for choice in [survey.language] + Language.allCases.filter({ $0 != survey.language }) {
          html.check(
            "language", choice.rawValue, choice.ownName, isChosen: isChosen("language", choice.rawValue))
        }
      }
      html.element("fieldset") { html in
        html.element("legend", text: PublishWords.formats[language])
        for (format, name) in PublishWords.formatNames {
          html.check("format", format.rawValue, name[language], isChosen: isChosen("format", format.rawValue))
        }
      }
      html.paragraph(PublishWords.place(desk.shelf.report(of: name))[language], "hint")
      html.button(PublishWords.write[language])
    }
  }

  private func written(
    _ files: [SurveyShelf.ReportFile], _ title: LocalizedText, _ part: Survey.PublicPart, _ html: inout HTMLWriter
  ) {
    guard !files.isEmpty else { return }
    let told = files.filter { part == .full || !$0.isForChecking }
    html.element("h2", text: title[language])
    html.element("p") { html in
      html.element("a", ["class": "action", "href": address.survey(name, .publish, "report.zip")], text: PublishWords.zip[language])
    }
    list(told, &html)
    guard told.count < files.count else { return }
    html.element("h3", text: PublishWords.notPublic[language])
    html.paragraph(PublishWords.notPublicLine[language], "hint")
    list(files.filter(\.isForChecking), &html)
  }

  private func list(_ files: [SurveyShelf.ReportFile], _ html: inout HTMLWriter) {
    html.element("dl", ["class": "downloads"]) { html in
      for (kind, files) in Downloads(files).files {
        html.element("dt", text: PublishWords.kind(kind)[language])
        html.element("dd") { html in
          html.element("ul") { html in
            for file in files {
              html.element("li") { html in
                let path = file.name.split(separator: "/").map { Form.encoded(String($0)) }.joined(separator: "/")
                html.element("a", ["href": address.survey(name, .publish, "file/" + path)], text: file.name)
                html.element("span", text: " \(numbers.text(file.bytes))\u{A0}byte")
              }
            }
          }
        }
      }
    }
  }

  // MARK: Downloads

  /// One file of the written report; `nil` where it has none of that name.
  static func file(_ path: String, of name: String, _ desk: Desk) async -> Reply? {
    await offThread { [shelf = desk.shelf] in
      guard shelf.reportFiles(of: name).contains(where: { $0.name == path }),
        let bytes = try? FileVersion(file: shelf.report(of: name) + "/" + path).bytes
      else { return nil }
      let last = path.split(separator: "/").last.map(String.init) ?? path
      return Reply.download(bytes, name: last, type: type(of: last))
    }
  }

  /// What is public of the written report; `nil` where there is none.
  static func zip(of name: String, _ desk: Desk) async -> Reply? {
    await offThread { [shelf = desk.shelf] in
      // What is public is the survey's to say; where it cannot be read, what is public in any case.
      let isAll = (try? SurveyEditor(name, on: shelf).publicPart) == .full
      let files = shelf.reportFiles(of: name).filter { isAll || !$0.isForChecking }
      guard !files.isEmpty else { return nil }
      var zip = ZipWriter()
      for file in files {
        guard let bytes = try? FileVersion(file: shelf.report(of: name) + "/" + file.name).bytes else { return nil }
        zip.add(name + "/" + file.name, bytes)
      }
      return Reply.download(zip.archive(), name: name + ".zip", type: "application/zip")
    }
  }

  private static func type(of file: String) -> String {
    switch file.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "csv": "text/csv; charset=utf-8"
    case "md": "text/markdown; charset=utf-8"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    default: "application/octet-stream"
    }
  }
}
