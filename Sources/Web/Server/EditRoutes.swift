import Hummingbird
import HummingbirdCore
import Reporting
import SurveyModel
import Workbench

/// Reading, weights and text of a survey: what changes its definitions.
extension SurveyRoutes {
  // MARK: Reading

  func reading(_ call: Call, _ action: String) async throws -> Reply? {
    let page = ReadingPage(desk: desk, address: address, name: name)
    if action.isEmpty {
      guard call.isGet else { return nil }
      return try await standing(.reading, for: call) { standing in
        page.reply(
          standing.read.data, editor: try await editor(), looks: await looks(standing.read), isSaved: call.query["saved"] != nil,
          showsStrata: call.query["strata"] != nil)
      }
    }
    guard call.isPost, ["facts", "decide", "names", "index-names", "labels", "column"].contains(action) else { return nil }
    let form = try await call.request.form(limits)
    return try await standing(.reading, for: call) { standing in
      let data = standing.read.data
      do {
        var editor = try await editor()
        guard form["survey"] == editor.surveyDigest, form["index"].map({ $0 == editor.indexDigest }) ?? true else {
          return page.reply(
            data, editor: editor, looks: await looks(standing.read), typed: form, failure: [WeightsWords.changed[language]])
        }
        var strata: [Stratum] = []
        if action == "column" || action == "decide" { strata = try await newStrata(form, standing.read) }
        switch action {
        case "facts": try editor.set(Self.facts(form, data.survey, data.index), of: data.survey, index: data.index)
        case "decide":
          guard let word = form["as"], !word.isEmpty else { throw Refusal(.unusable, ReadingWords.chooseOne) }
          let reading = word == DecisionSection.asTaken ? nil : Self.reading(word)
          try editor.settle(column: form["column"] ?? "", as: reading, of: data.survey, index: data.index)
        case "column":
          let component = form["component"].flatMap { $0.isEmpty ? nil : $0 }
          try editor.read(
            column: form["column"] ?? "", as: Self.reading(form["as"] ?? ""), in: component, of: data.survey, index: data.index)
        case "labels": try Self.setLabels(form, data.survey, &editor)
        case "index-names": try Self.setNames(form, data.index, &editor)
        default: try Self.setNames(form, data.survey, &editor)
        }
        try editor.add(strata)
        let edit = try await edit(editor)
        // Only reading tells whether any row is left when a column is another, and whether a question has answers.
        if action == "column" || action == "decide" && Self.changesReading(form) {
          try await saveRead(edit, asking: form["column"])
        } else {
          try await saveChecked(edit)
        }
        return .seeOther(address.survey(name, .reading) + "?saved=1" + (strata.isEmpty ? "" : "&strata=1"))
      } catch let refusal as Refusal {
        return page.reply(
          data, editor: try await self.editor(), looks: await looks(standing.read), typed: form,
          failure: refusal.faults.map { $0.text(in: language) })
      }
    }
  }

  /// The columns of each group's first file.
  private func looks(_ read: ReadSurvey) async -> [ColumnsLook] {
    await offThread { read.data.survey.respondentGroups.indices.compactMap { try? Workbench(threads: 1).look(at: read, group: $0) } }
  }

  /// What was changed on the page; the rest is as it is saved.
  private static func facts(_ form: Form, _ survey: Survey, _ index: IndexTree) -> SurveyEditor.Facts {
    // What a program leaves out is empty, as it always was.
    func single(_ key: String, _ saved: String) -> String { form[key] == nil ? "" : form.entered(key, saved) }
    func pair(_ key: String, _ saved: LocalizedText) -> (vi: String, en: String) {
      (single(key + ".vi", saved[.vi]), single(key + ".en", saved[.en]))
    }
    let days = (from: survey.fieldwork?.from.description ?? "", to: survey.fieldwork?.to.description ?? "")
    return .init(
      title: pair("title", survey.title), organization: pair("organization", survey.organization),
      edition: single("edition", survey.edition), published: single("published", survey.published?.description ?? ""),
      fieldwork: form["fieldwork.from"] == nil ? nil : (single("fieldwork.from", days.from), single("fieldwork.to", days.to)),
      indexID: single("index-id", index.id), indexTitle: pair("index-title", index.title))
  }

  private static func reading(_ word: String) -> SurveyEditor.ColumnReading {
    let parts = word.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let role = SurveyEditor.ColumnRole(rawValue: parts[1]) { return .role(group: parts[0], role) }
    return parts.count == 3 ? .question(group: parts[0], scale: parts[1], isReversed: parts[2] == "r") : .unread
  }

  /// What becomes a stratum with a column that is to tell them.
  ///
  /// - Throws: where what stands in a column is not what it is to be read as.
  private func newStrata(_ form: Form, _ read: ReadSurvey) async throws -> [Stratum] {
    guard let column = form["column"], let word = form["as"], word != DecisionSection.asTaken else { return [] }
    let asked: (group: String, role: SurveyEditor.ColumnRole?)
    switch Self.reading(word) {
    case .unread: return []
    case .role(let group, let role): asked = (group, role)
    case .question(let group, _, _): asked = (group, nil)
    }
    let fit = try await offThread { () throws(Refusal) in
      try Workbench(threads: 1).fit(of: column, as: asked.role, group: asked.group, in: read)
    }
    switch fit {
    case .fits(let strata): return strata
    case .misfit(let misfit): throw Refusal(.unusable, RoleWords.misfit(misfit, column, as: asked.role))
    }
  }

  private static func changesReading(_ form: Form) -> Bool {
    if case .unread = reading(form["as"] ?? "") { false } else { true }
  }

  private static func setNames(_ form: Form, _ survey: Survey, _ editor: inout SurveyEditor) throws {
    for unit in survey.units {
      let name = name(form, "vi." + unit.id, "en." + unit.id, unit.name)
      let key = ReadingPage.aliasKey(unit)
      let saved = ReadingPage.text(ofAliases: unit.aliases)
      let text = form.entered(key, saved)
      let aliases = text == saved ? unit.aliases : ReadingPage.aliases(text)
      guard name != nil || aliases != unit.aliases else { continue }
      try editor.setName(of: unit, vi: name?.vi ?? unit.name[.vi], en: name?.en ?? unit.name[.en], aliases: aliases)
    }
  }

  private static func setNames(_ form: Form, _ index: IndexTree, _ editor: inout SurveyEditor) throws {
    for node in index.nodes.dropFirst() {
      guard let name = name(form, NamesSection.key(node.id, .vi), NamesSection.key(node.id, .en), node.name) else { continue }
      try editor.setName(ofNode: node.id, vi: name.vi, en: name.en)
    }
  }

  private static func setLabels(_ form: Form, _ survey: Survey, _ editor: inout SurveyEditor) throws {
    for scale in LabelsSection.scales(survey) {
      for category in scale.categories {
        let (vi, en) = (LabelsSection.key(scale, category, .vi), LabelsSection.key(scale, category, .en))
        guard let name = name(form, vi, en, category.name) else { continue }
        try editor.setName(ofAnswer: category.code, on: scale, vi: name.vi, en: name.en)
      }
    }
  }

  /// What somebody entered, in the other language where one is blank; `nil` where it is as it is saved.
  private static func name(_ form: Form, _ viKey: String, _ enKey: String, _ saved: LocalizedText) -> (vi: String, en: String)? {
    guard form[viKey] != nil, form[enKey] != nil else { return nil }
    let (vi, en) = (form.entered(viKey, saved[.vi]).trimmed, form.entered(enKey, saved[.en]).trimmed)
    let whole = (vi: vi.isEmpty ? en : vi, en: en.isEmpty ? vi : en)
    return whole.vi.isEmpty || whole == (saved[.vi], saved[.en]) ? nil : whole
  }

  /// Saves what can be read; else says what is wrong, and nothing is written.
  func saveChecked(_ edit: SurveyEdit) async throws {
    try await offThread { () throws(Refusal) in _ = try Workbench(threads: 1).open(edit.source) }
    try await save(edit)
  }

  // MARK: Weights

  func weights(_ call: Call, _ action: String) async throws -> Reply? {
    let page = WeightsPage(desk: desk, address: address, name: name)
    switch action {
    case "" where call.isGet:
      return try await scored(.weights, for: call) { page.reply($0, editor: try await editor(), isSaved: call.query["saved"] != nil) }
    case "tree": return try await tree(call)
    case "try" where call.isPost:
      let form = try await call.request.form(limits)
      return try await scored(.weights, for: call) { run in
        try await tried(run, form) { WeightsPage.json(try await trial(run, $0), NumberText(language: language)) }
      }
    case "reach" where call.isPost:
      let form = try await call.request.form(limits)
      return try await scored(.weights, for: call) { run in
        try await tried(run, form) { page.json(try await reach(run, $0)) }
      }
    case "show" where call.isPost, "save" where call.isPost:
      let form = try await call.request.form(limits)
      return try await scored(.weights, for: call) { try await changed($0, form, page, isSaving: action == "save") }
    default: return nil
    }
  }

  /// What is found of a choice that is tried, or why there is nothing.
  private func tried(
    _ run: SurveyRun, _ form: Form, _ find: (WeightsPage.Choice) async throws -> JSONText
  ) async throws -> Reply {
    guard let choice = WeightsPage.Choice(form, run) else {
      return .json(.object(["error": .string(WeightsWords.notANumberTried[language])]), .unprocessableContent)
    }
    do { return .json(try await find(choice)) } catch let refusal as Refusal {
      return .json(.object(["error": .string(refusal.message(in: language))]), .unprocessableContent)
    }
  }

  /// What weights around those that somebody chose would make of the ranking; what is not proven in time, or before the next question of the same survey, is as it is then.
  private func reach(_ run: SurveyRun, _ choice: WeightsPage.Choice) async throws -> WeightReach? {
    guard let around = choice.around else { return nil }
    let (language, turn, desk, name) = (language, desk.nextReach(of: name), desk, name)
    let end = ContinuousClock.now + .seconds(Self.longestReach)
    let work = Work(isCancelled: { ContinuousClock.now > end || desk.reachTurn(of: name) != turn })
    guard choice.needsEdit else {
      return try await offThread(on: OffThread.trial) { () throws(Refusal) in
        try run.reach(of: around, choice.change, language, work: work)
      }
    }
    let edit = try await scoring(choice, run)
    return try await offThread(on: OffThread.trial) { () throws(Refusal) in
      try run.reach(of: around, edit, without: Set(choice.withoutUnits), language, work: work)
    }
  }

  /// In seconds, of the programs that prove ranks.
  private static let longestReach = 3

  /// The index as it would be saved, without what is not part of it: neither who decided nor the survey's units are tried.
  private func scoring(_ choice: WeightsPage.Choice, _ run: SurveyRun) async throws -> SurveyEdit {
    let editor = try await editor()
    return try await offThread(on: OffThread.trial) { () throws(Refusal) in
      var editor = editor
      var scoring = choice
      (scoring.decision, scoring.withoutUnits, scoring.unitsBack) = (nil, [], [])
      try scoring.apply(to: &editor, run)
      return try editor.edit()
    }
  }

  /// The ranking with what somebody chose: where it is more than the stages of the run tell, of the index as it would be saved.
  private func trial(_ run: SurveyRun, _ choice: WeightsPage.Choice) async throws -> WeightTrial {
    guard choice.needsEdit else {
      return try await offThread(on: OffThread.trial) { () throws(Refusal) in choice.keepsRanking ? run.saved : try run.trial(choice.change)
      }
    }
    let edit = try await scoring(choice, run)
    return try await offThread(on: OffThread.trial) { () throws(Refusal) in
      try run.trial(of: edit, without: Set(choice.withoutUnits))
    }
  }

  private func changed(_ run: SurveyRun, _ form: Form, _ page: WeightsPage, isSaving: Bool) async throws -> Reply {
    var editor = try await editor()
    guard let choice = WeightsPage.Choice(form, run) else {
      return page.reply(run, editor: editor, failure: [WeightsWords.notANumber[language]])
    }
    let untouched = editor
    do {
      // A page that was opened before says first what the files say now.
      guard isSaving || form["token"] ?? untouched.token == untouched.token else {
        return page.reply(
          run, editor: untouched, choice: choice, trial: try await trial(run, choice), failure: [WeightsWords.changed[language]])
      }
      try choice.apply(to: &editor, run)
      let edit = try await edit(editor)
      let trial = try await trial(run, choice)
      let preview = WeightsPage.Preview(edit: edit, index: try await offThread { () throws(Refusal) in try edit.index() })
      guard isSaving else {
        return page.reply(
          run, editor: untouched, choice: choice, trial: trial, reach: try await reach(run, choice), preview: preview)
      }
      guard form["token"] == untouched.token else {
        return page.reply(run, editor: untouched, choice: choice, trial: trial, preview: preview, failure: [WeightsWords.changed[language]])
      }
      try await saveChecked(edit)
      return .seeOther(address.survey(name, .weights) + "?saved=1")
    } catch let refusal as Refusal {
      return page.reply(run, editor: untouched, choice: choice, failure: refusal.faults.map { $0.text(in: language) })
    }
  }

  // MARK: Text

  func text(_ call: Call, _ action: String) async throws -> Reply? {
    let page = TextPage(desk: desk, address: address, name: name)
    if action.isEmpty, call.isGet {
      let disk = try await onDisk(isIndex: call.query["file"] == "index")
      return page.reply(disk, title: await title, faults: await faultsOnDisk, isSaved: call.query["saved"] != nil)
    }
    guard call.isPost, ["check", "show", "save"].contains(action) else { return nil }
    let form = try await call.request.form(limits)
    let disk = try await onDisk(isIndex: form["file"] == "index")
    // A form sends line ends as CR LF.
    let ends = disk.file.text.contains("\r\n") ? "\r\n" : "\n"
    let text = (form["text"] ?? "").replacing("\r\n", with: "\n").replacing("\n", with: ends)
    var edit: SurveyEdit?
    var faults: [Remark] = []
    do throws(Refusal) {
      edit = try await offThread { [shelf = desk.shelf, name] () throws(Refusal) in
        try SurveyEditor.edit(text, ofIndex: disk.isIndex, of: name, on: shelf)
      }
      if let edit { faults = await offThread { Workbench(threads: 1).faults(of: edit) } }
    } catch {
      faults = error.faults
    }
    if action == "check" { return .json(TextPage.json(faults, language)) }
    let isSame = form["digest"] == disk.file.digest
    guard action == "save", isSame, faults.isEmpty, let edit else {
      let failure = isSame ? action == "save" ? [FrameWords.unreadableLine[language]] : [] : [WeightsWords.changed[language]]
      return page.reply(disk, title: await title, text: text, faults: faults, edit: edit, failure: failure)
    }
    try await save(edit)
    return .seeOther(address.survey(name, .text) + "?" + (disk.isIndex ? "file=index&" : "") + "saved=1")
  }

  private func onDisk(isIndex: Bool) async throws -> TextPage.OnDisk {
    let (shelf, name) = (desk.shelf, name)
    let found = try await offThread { () throws(Refusal) in try SurveyEditor.file(isIndex: isIndex, of: name, on: shelf) }
    return TextPage.OnDisk(file: found.file, shownName: found.name, isIndex: isIndex)
  }

  private var faultsOnDisk: [Remark] {
    get async {
      let folder = folder
      return await offThread { () -> [Remark] in
        do throws(Refusal) {
          _ = try Workbench(threads: 1).open(folder)
          return []
        } catch { return error.faults }
      }
    }
  }

  private var title: String? {
    get async {
      let (folder, language) = (folder, language)
      return await offThread { try? Workbench(threads: 1).open(folder).outline.title[language] }
    }
  }
}
