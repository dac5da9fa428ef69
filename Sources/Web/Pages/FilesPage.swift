import HTTPTypes
import Reporting
import SurveyModel
import Workbench

/// The files of a survey: what each is, and what lies in the folder without being read yet.
struct FilesPage {
  let desk: Desk
  let address: Address
  let name: String

  private var language: Language { address.language }

  func reply(_ survey: Survey, failure: [String] = []) async -> Reply {
    let folder = "\(desk.shelf.folder)/\(name)"
    let used = Self.used(survey)
    let others = await offThread { [shelf = desk.shelf] in shelf.files(of: name).filter { !used.contains($0.name) } }
    let frame = Frame(
      address: address, path: "s/\(Form.encoded(name))/files", title: FrameWords.files[language], survey: (name, survey.title[language]),
      step: .files)
    let numbers = NumberText(language: language)
    var reply = frame.page { html in
      if !failure.isEmpty { html.message("bad", FrameWords.failed[language], failure) }
      html.paragraph(FilesWords.lead(folder)[language], "lead")
      html.table(
        FilesWords.used[language], heads: [FilesWords.file[language], FilesWords.takenFor[language]], rows: rows(survey), isQuiet: false)
      html.element("h2", text: FilesWords.add[language])
      html.dropZone(
        FilesWords.drop[language], hint: FilesWords.dropHint[language], to: address.survey(name, .files, "file"),
        then: address.survey(name, .files), language: language, withoutScript: SurveysWords.withoutScript(folder)[language])
      guard !others.isEmpty else { return }
      html.element("h2", text: FilesWords.others[language])
      html.paragraph(FilesWords.othersLine[language])
      html.element("ul", ["class": "files"]) { html in
        for file in others {
          html.element("li") { html in
            html.element("span", text: "\(file.name.visible) · \(numbers.text(file.bytes))\u{A0}byte")
            use(file.name, survey, &html)
          }
        }
      }
    }
    if !failure.isEmpty { reply.status = .unprocessableContent }
    return reply
  }

  private func use(_ file: String, _ survey: Survey, _ html: inout HTMLWriter) {
    html.element("form", ["method": "post", "action": address.survey(name, .files, "use")]) { html in
      html.hidden("file", file)
      html.element("label") { html in
        html.element("span", ["class": "quiet"], text: FilesWords.useAs(file.visible)[language])
        html.element("select", ["name": "role"]) { html in
          for group in survey.respondentGroups {
            let suffix = survey.respondentGroups.count > 1 ? ": " + group.name[language] : ""
            html.element("option", ["value": "responses." + group.id], text: FilesWords.responses[language] + suffix)
            html.element("option", ["value": "frame." + group.id], text: FilesWords.frame[language] + suffix)
          }
          html.element("option", ["value": "context"], text: FilesWords.context[language])
        }
      }
      html.button(FilesWords.use[language], kind: "plain")
    }
  }

  static func used(_ survey: Survey) -> Set<String> {
    let tables = survey.respondentGroups.flatMap { $0.responses.map(\.file) + [$0.frame].compactMap(\.self) }
    return Set(tables + [survey.context?.file, survey.index].compactMap(\.self) + ["survey.yaml", "README.md"])
  }

  private func rows(_ survey: Survey) -> [[String]] {
    var rows: [[String]] = []
    for group in survey.respondentGroups {
      let suffix = survey.respondentGroups.count > 1 ? ": " + group.name[language] : ""
      for file in group.responses { rows.append([file.file, FilesWords.responses[language] + suffix]) }
      if let frame = group.frame { rows.append([frame, FilesWords.frame[language] + suffix]) }
    }
    if let context = survey.context { rows.append([context.file, FilesWords.context[language]]) }
    rows.append([survey.index, FilesWords.index[language]])
    if let previous = survey.previous { rows.append([previous, FilesWords.previous[language]]) }
    return rows
  }
}
