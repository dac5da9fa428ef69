import Hummingbird
import HummingbirdCore
import Reporting
import SurveyModel
import Workbench

/// The components of an index, made and changed.
extension SurveyRoutes {
  func tree(_ call: Call) async throws -> Reply? {
    let page = TreePage(desk: desk, address: address, name: name)
    if call.isGet {
      return try await standing(.weights, for: call) { standing in
        let data = standing.read.data
        return page.reply(data, .init(data), editor: try await editor(), isSaved: call.query["saved"] != nil)
      }
    }
    guard call.isPost else { return nil }
    let form = try await call.request.form(limits)
    return try await standing(.weights, for: call) { try await changed($0.read.data, form, page) }
  }

  private func changed(_ data: SurveyData, _ form: Form, _ page: TreePage) async throws -> Reply {
    let editor = try await editor()
    var draft = TreePage.Draft(form, data)
    let word = form["do"] ?? ""
    let removing = "remove:"
    if word == "add" { draft.add(data) }
    if word.hasPrefix(removing) { draft.remove(String(word.dropFirst(removing.count)), data) }
    let isSame = form["token"] == editor.token
    // Whatever was asked for: the page that comes is of the files as they are now.
    guard isSame || word == "save" else { return page.reply(data, draft, editor: editor, failure: [WeightsWords.changed[language]]) }
    guard word == "show" || word == "save" else { return page.reply(data, draft, editor: editor) }
    do {
      let plan = draft.plan(data)
      let edit = try await offThread { () throws(Refusal) in
        var changed = editor
        try changed.rearrange(plan, of: data.index, survey: data.survey)
        return try changed.edit()
      }
      let preview = WeightsPage.Preview(edit: edit, index: try await offThread { () throws(Refusal) in try edit.index() })
      guard word == "save" else { return page.reply(data, draft, editor: editor, preview: preview) }
      guard isSame else {
        return page.reply(data, draft, editor: editor, preview: preview, failure: [WeightsWords.changed[language]])
      }
      try await saveChecked(edit)
      return .seeOther(address.survey(name, .weights, "tree") + "?saved=1")
    } catch let refusal as Refusal {
      return page.reply(data, draft, editor: editor, failure: refusal.faults.map { $0.text(in: language) })
    }
  }
}
