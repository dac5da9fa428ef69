import Hummingbird
import HummingbirdCore
import Reporting
import SurveyModel
import Workbench

/// The pages of the app by their paths. What is not here is not there.
struct Routes: Sendable {
  let desk: Desk
  let limits: Limits
  let quit: @Sendable () -> Void

  /// - Returns: `nil` where there is no such page.
  func reply(_ call: Call) async throws -> Reply? {
    switch call.path.first {
    case nil where call.isGet: return await SurveysPage(desk: desk, address: call.address).reply()
    case "quit" where call.isPost && call.path.count == 1: return end(call)
    case "new": return try await DraftRoutes(desk: desk, limits: limits).reply(call)
    case "s": return try await survey(call)
    default: return nil
    }
  }

  private func end(_ call: Call) -> Reply {
    let language = call.address.language
    quit()
    var html = "<!doctype html>\n"
    let title = FrameWords.ended[language]
    html += "<html lang=\"\(language.rawValue)\"><head><meta charset=\"utf-8\"/><title>\(title)</title></head>"
    html += "<body><main><h1>\(title)</h1><p>\(FrameWords.endedLine[language])</p></main></body></html>\n"
    return Reply.page(html).last
  }

  // MARK: A survey

  private func survey(_ call: Call) async throws -> Reply? {
    guard call.path.count >= 2 else { return nil }
    let name = call.path[1]
    guard desk.shelf.path(of: name) != nil else { return nil }
    guard call.path.count >= 3 else { return call.isGet ? .seeOther(call.address.survey(name, .files)) : nil }
    if call.path.dropFirst(2) == ["stop"], call.isPost {
      desk.cancel(name)
      return .seeOther(call.address.root)
    }
    guard let step = Step(rawValue: call.path[2]) else { return nil }
    let action = call.path.dropFirst(3).joined(separator: "/")
    let own = SurveyRoutes(desk: desk, limits: limits, address: call.address, name: name)
    if await desk.areFigures(name) == true, let figures = FigureRoutes(survey: own, step: step) {
      return try await figures.reply(call, action)
    }
    switch step {
    case .files: return try await own.files(call, action)
    case .reading: return try await own.reading(call, action)
    case .weights: return try await own.weights(call, action)
    case .results: return call.isGet ? try await own.results(call, action) : nil
    case .publish: return try await own.publish(call, action)
    case .text: return try await own.text(call, action)
    }
  }
}

/// The pages of one survey.
struct SurveyRoutes: Sendable {
  let desk: Desk
  let limits: Limits
  let address: Address
  let name: String

  var language: Language { address.language }
  var folder: String { "\(desk.shelf.folder)/\(name)" }

  func editor() async throws -> SurveyEditor {
    let (shelf, name) = (desk.shelf, name)
    return try await offThread { () throws(Refusal) in try SurveyEditor(name, on: shelf) }
  }

  /// The edit that a change of the editor makes.
  func edit(_ editor: SurveyEditor) async throws -> SurveyEdit {
    try await offThread { () throws(Refusal) in try editor.edit() }
  }

  func save(_ edit: SurveyEdit) async throws {
    try await offThread { () throws(Refusal) in try edit.save() }
  }

  /// What is done with a survey that was read, or the page that says why there is none yet.
  ///
  /// - Parameter call: one that changes something waits until the survey is there, so that what it asks for is not lost; a page shows how far it is.
  func standing(_ step: Step, for call: Call, _ page: (Desk.Standing) async throws -> Reply) async throws -> Reply {
    let job: Job<Desk.Standing>
    do throws(Refusal) { job = try await desk.standing(of: name) } catch { return unreadable(error, step) }
    switch await job.state(within: call.isGet ? 1.5 : 600) {
    case .done(let standing): return try await page(standing)
    case .failed(let refusal): return unreadable(refusal, step)
    case .working(let stage, let share): return working(stage, share, step)
    }
  }

  /// How far it is, and a way to stop it.
  private func working(_ stage: Work.Stage?, _ share: Double, _ step: Step) -> Reply {
    Frame(address, of: name, nil, step, refresh: 2).page { html in
      html.progress(stage, share, of: desk.bytes(of: name), language)
      html.form(address.root + "s/\(Form.encoded(name))/stop") { $0.button(FrameWords.cancel[language], kind: "plain") }
    }
  }

  /// The same for what needs scores.
  func scored(_ step: Step, for call: Call, _ page: (SurveyRun) async throws -> Reply) async throws -> Reply {
    try await standing(step, for: call) { standing in
      switch standing.run {
      case .success(let run): return try await page(run)
      case .failure(let refusal): return unreadable(refusal, step, FrameWords.notScored)
      }
    }
  }

  func unreadable(_ refusal: Refusal, _ step: Step, _ title: LocalizedText = FrameWords.unreadable) -> Reply {
    Frame(address, of: name, nil, step).page { html in
      html.message("bad", title[language], refusal.faults.map { $0.text(in: language) })
      html.paragraph(FrameWords.unreadableLine[language])
      html.element("p") { $0.element("a", ["class": "action", "href": address.survey(name, .text)], text: FrameWords.text[language]) }
    }
  }

  func results(_ call: Call, _ action: String) async throws -> Reply? {
    guard let part = ResultsPage.Part(rawValue: action) else { return nil }
    let page = ResultsPage(desk: desk, address: address, name: name)
    return try await scored(.results, for: call) { run in
      switch part {
      case .report:
        switch await desk.report(of: name, run).state(within: 1.5) {
        case .done(let report): return await page.reply(report)
        case .failed(let refusal): return unreadable(refusal, .results, FrameWords.notScored)
        case .working(let stage, let share): return working(stage, share, .results)
        }
      case .fieldwork: return FieldworkPage(results: page).reply(run)
      case .answers: return await AnswersPage(results: page, unit: call.query["unit"]).reply(run)
      }
    }
  }

  // MARK: Publish

  func publish(_ call: Call, _ action: String) async throws -> Reply? {
    let page = PublishPage(desk: desk, address: address, name: name)
    switch action {
    case "" where call.isGet:
      return try await standing(.publish, for: call) { await page.reply(.answers($0.read), isSaved: call.query["saved"] != nil) }
    case "" where call.isPost:
      let form = try await call.request.form(limits)
      return try await scored(.publish, for: call) { run in try await begin(.answers(run.survey), form, page) }
    case "cancel" where call.isPost:
      desk.publication(of: name)?.cancel()
      return .seeOther(address.survey(name, .publish))
    default: return await download(call, action)
    }
  }

  func download(_ call: Call, _ action: String) async -> Reply? {
    guard call.isGet else { return nil }
    if action == "report.zip" { return await PublishPage.zip(of: name, desk) }
    guard action.hasPrefix("file/") else { return nil }
    return await PublishPage.file(String(action.dropFirst("file/".count)), of: name, desk)
  }

  /// What of the report is told to the public is the survey's to say, so that the command writes the same report.
  ///
  /// - Returns: what stands in the way; empty where it is saved, or is as it was.
  private func setPublic(_ form: Form) async throws -> [String] {
    guard let part = form["public"].flatMap(Survey.PublicPart.init) else { return [] }
    do {
      var editor = try await editor()
      guard editor.publicPart != part else { return [] }
      guard form["survey"] == editor.surveyDigest else { return [WeightsWords.changed[language]] }
      try editor.setPublic(part)
      try await saveChecked(try await edit(editor))
      return []
    } catch let refusal as Refusal {
      return refusal.faults.map { $0.text(in: language) }
    }
  }

  func begin(_ read: ReadFolder, _ form: Form, _ page: PublishPage) async throws -> Reply {
    let languages = form.all("language").compactMap(Language.init)
    let formats = Set(form.all("format").compactMap(OutputFormat.init)).intersection(OutputFormat.published)
    var failure = PublishPage.stops(read)
    if languages.isEmpty { failure.append(PublishWords.oneLanguage) }
    if formats.isEmpty { failure.append(PublishWords.oneFormat) }
    if desk.publication(of: name)?.isWorking == true { failure.append(PublishWords.alreadyGoing) }
    guard failure.isEmpty else { return await page.reply(read, typed: form, failure: failure.map { $0[language] }) }
    let unsaved = try await setPublic(form)
    guard unsaved.isEmpty else { return await page.reply(read, typed: form, failure: unsaved) }
    let destination = desk.shelf.report(of: name)
    // What is published is the survey as the command would read it now, and without the stages that what-ifs need.
    let folder = folder
    let job = desk.publish(name) { bench throws(Refusal) in
      switch try bench.readFolder(try bench.open(folder)) {
      case .answers(let survey):
        let fresh = try bench.run(survey, .report)
        try bench.write(fresh, to: destination, languages: languages, formats: formats)
        return fresh.survey.account.responses
      case .figures(let figures):
        try bench.write(figures, to: destination, languages: languages, formats: formats)
        return figures.count
      }
    }
    guard job != nil else { return await page.reply(read, typed: form, failure: [PublishWords.alreadyGoing[language]]) }
    _ = await job?.state(within: 1.5)
    return .seeOther(address.survey(name, .publish))
  }
}
