import Reporting
import SurveyModel
import Workbench

/// The files of a survey: what each is and how it is read, and what lies in the folder without being read yet.
struct FilesPage {
  let desk: Desk
  let address: Address
  let name: String

  private var language: Language { address.language }
  /// Of a table whose every row is of a unit that nobody knows.
  private static let mostReasons = 5
  private var numbers: NumberText { NumberText(language: language) }

  /// A table that the survey reads.
  struct Table: Sendable {
    let file: String
    let role: SurveyEditor.TableRole
    let format: FileFormat
    /// What it is, in words.
    let use: LocalizedText
  }

  /// - Parameter typed: what somebody chose and could not be done: it stays chosen.
  func reply(_ survey: Survey, typed: Form? = nil, failure: [String] = []) async -> Reply {
    let folder = "\(desk.shelf.folder)/\(name)"
    let tables = Self.tables(survey)
    let used = Set(tables.map(\.file) + [survey.index].compactMap(\.self))
    let shelf = desk.shelf
    let name = name
    let (others, sizes) = await offThread {
      (
        shelf.files(of: name).filter { !used.contains($0.name) },
        tables.map { shelf.size(of: $0.file, in: name) }
      )
    }
    return Frame(address, of: name, survey.title[language], .files).page(failure: failure) { html in
      html.paragraph(FilesWords.lead(folder)[language], "lead")
      html.table(
        FilesWords.used[language], heads: [FilesWords.file, FilesWords.takenFor, FilesWords.howRead, FilesWords.size].map { $0[language] },
        numbers: [3], rows: rows(survey, tables, sizes), isQuiet: false)
      format(tables, typed, &html)
      html.element("h2", text: FilesWords.add[language])
      html.dropZone(
        FilesWords.drop[language], hint: FilesWords.dropHint[language], to: address.survey(name, .files, "file"),
        then: address.survey(name, .files), language: language, withoutScript: SurveysWords.withoutScript(folder)[language])
      guard !others.isEmpty else { return }
      html.element("h2", text: FilesWords.others[language])
      html.paragraph(FilesWords.othersLine[language])
      html.element("ul", ["class": "files"]) { html in
        for (place, file) in others.enumerated() {
          html.element("li") { html in
            html.element("span", text: "\(file.name.visible)\(sentAs(file.name)) · \(numbers.text(file.bytes))\u{A0}byte")
            let unfit = desk.unfit(file.name, in: name)
            if let reasons = unfit?.reasons {
              let shown = reasons.prefix(Self.mostReasons).map { $0.text(in: language) }
              let more = reasons.count > shown.count ? [FilesWords.moreReasons(numbers.text(reasons.count - shown.count))[language]] : []
              html.message("note", FilesWords.setAside[language], shown + more + [FilesWords.setAsideLine[language]])
            }
            use(file.name, place, survey, typed, guess: unfit?.role, &html)
          }
        }
      }
    }
  }

  // MARK: What is read

  static func tables(_ survey: Survey) -> [Table] {
    var tables: [Table] = []
    for group in survey.respondentGroups {
      let name = survey.respondentGroups.count > 1 ? group.name : nil
      for (place, file) in group.responses.enumerated() {
        tables.append(
          Table(
            file: file.file, role: .responses(group: group.id, place: place), format: file.format,
            use: FilesWords.role(FilesWords.responses, of: name, unit: file.unit.map { survey.units[$0].name })))
      }
      if let frame = group.frame {
        tables.append(
          Table(file: frame, role: .frame(group: group.id), format: group.frameFormat, use: FilesWords.role(FilesWords.frame, of: name)))
      }
    }
    if let context = survey.context {
      tables.append(Table(file: context.file, role: .context, format: context.format, use: FilesWords.context))
    }
    return tables
  }

  private func sentAs(_ file: String) -> String { desk.nameSent(of: file, in: name).map { FilesWords.sentAs($0.visible)[language] } ?? "" }

  private func rows(_ survey: Survey, _ tables: [Table], _ sizes: [Int]) -> [[String]] {
    var rows = zip(tables, sizes).map { table, size -> [String] in
      let stated = [
        table.format.encoding.map { FilesWords.encodingStated(FilesWords.encoding($0)) },
        table.format.sheet.map { FilesWords.sheetStated($0) },
      ]
      let how = stated.compactMap { $0?[language].visible }.joined(separator: " · ")
      return [
        table.file.visible + sentAs(table.file), table.use[language].visible, how.isEmpty ? FilesWords.encodingFound[language] : how,
        numbers.text(size) + "\u{A0}byte",
      ]
    }
    if let index = survey.index {
      rows.append([index.visible, FilesWords.index[language], NumberText.absent, NumberText.absent])
    }
    if let previous = survey.previous {
      rows.append([previous.visible, FilesWords.previous[language], NumberText.absent, NumberText.absent])
    }
    return rows
  }

  /// How a table is read where it does not tell: asked where it is wrong.
  private func format(_ tables: [Table], _ typed: Form?, _ html: inout HTMLWriter) {
    let chosen = typed?["table"]
    let own = tables.first { $0.role.word == chosen } ?? tables[0]
    html.element("details", ["open": chosen == nil ? nil : "open", "class": "format"]) { html in
      html.element("summary", text: SurveysWords.format[language])
      html.form(address.survey(name, .files, "format"), "line") { html in
        html.choice(
          FilesWords.file[language], name: "table",
          options: tables.map { ($0.role.word, "\($0.file.visible) · \($0.use[language].visible)") },
          chosen: own.role.word)
        html.format(encoding: typed?["encoding"] ?? own.format.encoding?.rawValue, sheet: typed?["sheet"] ?? own.format.sheet, language)
        html.button(SurveysWords.readAgain[language], kind: "plain")
      }
    }
  }

  // MARK: What is not read yet

  /// - Parameter guess: what the file seems to be.
  private func use(
    _ file: String, _ place: Int, _ survey: Survey, _ typed: Form?, guess: SurveyEditor.TableRole?, _ html: inout HTMLWriter
  ) {
    let own = typed.flatMap { $0["file"] == file ? $0 : nil }
    var options: [HTMLWriter.Option] = []
    for group in survey.respondentGroups {
      let suffix = survey.respondentGroups.count > 1 ? ": " + group.name[language].visible : ""
      options += [
        (SurveyEditor.TableRole.responses(group: group.id, place: 0).word, FilesWords.inPlace[language] + suffix),
        (SurveyEditor.TableRole.responses(group: group.id, place: nil).word, FilesWords.further[language] + suffix),
        (SurveyEditor.TableRole.frame(group: group.id).word, FilesWords.frame[language] + suffix),
      ]
    }
    options.append((SurveyEditor.TableRole.context.word, FilesWords.context[language]))
    html.form(address.survey(name, .files, "use"), "use") { html in
      html.hidden("file", file)
      html.element("label") { html in
        html.element("span", ["class": "quiet"], text: FilesWords.useAs(file.visible)[language])
        html.select("role", options, chosen: own?["role"] ?? guess?.word)
      }
      html.button(FilesWords.use[language], kind: "plain", label: "\(FilesWords.use[language]): \(file.visible)")
      html.element("details", ["open": own == nil ? nil : "open", "class": "format"]) { html in
        html.element("summary", text: SurveysWords.format[language])
        html.element("div", ["class": "line"]) { html in
          html.format(encoding: own?["encoding"], sheet: own?["sheet"], id: "\(place)", language)
        }
      }
    }
  }
}

extension HTMLWriter {
  /// What only the owner of a table knows of it.
  ///
  /// - Parameter id: where a page has several such forms.
  mutating func format(encoding: String?, sheet: String?, id: String? = nil, _ language: Language) {
    choice(
      SurveysWords.encoding[language], name: "encoding", id: id.map { "f-encoding-" + $0 },
      options: [("", FilesWords.encodingFound[language])] + TextEncoding.allCases.map { ($0.rawValue, FilesWords.encoding($0)[language]) },
      chosen: encoding ?? "")
    field(SurveysWords.sheet[language], name: "sheet", id: id.map { "f-sheet-" + $0 }, value: sheet ?? "")
  }
}
