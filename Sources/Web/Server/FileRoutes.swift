import Hummingbird
import HummingbirdCore
import SurveyModel
import Workbench

/// The files of a survey: what comes in, and what each is read as.
extension SurveyRoutes {
  func files(_ call: Call, _ action: String) async throws -> Reply? {
    let page = FilesPage(desk: desk, address: address, name: name)
    switch action {
    case "" where call.isGet:
      do throws(Refusal) { return await page.reply(try await outline()) } catch { return unreadable(error, .files) }
    case "file" where call.isPut: return try await receive(call)
    case "use" where call.isPost, "format" where call.isPost:
      let form = try await call.request.form(limits)
      do {
        if action == "use" { try await use(form) } else { try await setFormat(form) }
        return .seeOther(address.survey(name, .files))
      } catch let refusal as Refusal {
        return await page.reply(try await outline(), typed: form, failure: refusal.faults.map { $0.text(in: language) })
      }
    default: return nil
    }
  }

  /// What survey.yaml says.
  private func outline() async throws(Refusal) -> Survey {
    let folder = folder
    return try await offThread { () throws(Refusal) in try Workbench(threads: 1).open(folder).outline }
  }

  private func receive(_ call: Call) async throws -> Reply {
    try await desk.receive(call, limits) { incoming in
      let shown = call.query["name"] ?? ""
      let own = try WorkFolder.move(incoming, to: folder, shown: shown)
      desk.remember(shown, as: own, of: name)
      return own
    }
  }

  /// Names a file in survey.yaml, once it is known that the survey can be read with it.
  private func use(_ form: Form) async throws {
    let file = form["file"] ?? ""
    guard desk.shelf.files(of: name).contains(where: { $0.name == file }), let role = SurveyEditor.TableRole(word: form["role"] ?? "")
    else {
      throw Refusal(.usage, FrameWords.notFoundLine)
    }
    var editor = try await editor()
    try editor.use(file, as: role, format: FileFormat(form))
    try await saveRead(try await edit(editor))
    desk.remember(nil, against: file, of: name)
  }

  /// Says how a file that the survey reads already is to be read.
  private func setFormat(_ form: Form) async throws {
    let role = SurveyEditor.TableRole(word: form["table"] ?? "")
    guard let table = FilesPage.tables(try await outline()).first(where: { $0.role == role }) else {
      throw Refusal(.usage, FrameWords.notFoundLine)
    }
    var editor = try await editor()
    try editor.setFormat(FileFormat(form), of: table.file, as: table.role)
    try await saveRead(try await edit(editor))
  }

  /// Saves what the tables, too, can be read with; else says what is wrong, and nothing is written.
  ///
  /// - Parameter column: one that may have become a question, which must then hold answers.
  func saveRead(_ edit: SurveyEdit, asking column: String? = nil) async throws {
    try await offThread { () throws(Refusal) in
      let bench = Workbench()
      let read = try bench.read(try bench.open(edit.source))
      if let column, let misfit = read.misfit(ofQuestion: column) { throw Refusal(.unusable, ReadingWords.notOnTheScale(misfit)) }
    }
    try await save(edit)
  }
}

extension FileFormat {
  /// As somebody chose it; what is left empty the file tells.
  init(_ form: Form) {
    let sheet = (form["sheet"] ?? "").trimmed
    self.init(encoding: form["encoding"].flatMap { TextEncoding(rawValue: $0) }, sheet: sheet.isEmpty ? nil : sheet)
  }
}
