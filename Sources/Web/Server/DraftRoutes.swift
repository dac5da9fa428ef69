import Hummingbird
import HummingbirdCore
import SurveyModel
import Workbench

/// The way from files that come in to a new survey.
struct DraftRoutes: Sendable {
  let desk: Desk
  let limits: Limits

  func reply(_ call: Call) async throws -> Reply? {
    let page = DraftPage(desk: desk, address: call.address)
    guard call.path.count > 1 else {
      if call.isGet { return page.begin() }
      return call.isPost ? begin(try await call.request.form(limits), call.address, page) : nil
    }
    guard let draft = desk.draft(call.path[1]) else { return nil }
    let action = call.path.dropFirst(2).joined(separator: "/")
    switch action {
    case "" where call.isGet: return await page.reply(draft, waiting: waiting(draft))
    case "file" where call.isPut: return try await receive(call, draft)
    case "take" where call.isPost:
      let form = try await call.request.form(limits)
      if let file = form["file"], waiting(draft).contains(file) { add("\(incoming)/\(file)", shown: file, to: draft) }
      return .seeOther(call.address.draft(draft.id))
    case "remove" where call.isPost:
      let form = try await call.request.form(limits)
      remove(Int(form["file"] ?? "") ?? -1, from: draft.id)
      return .seeOther(call.address.draft(draft.id))
    case "aside" where call.isPost:
      let form = try await call.request.form(limits)
      setAside(Int(form["file"] ?? "") ?? -1, of: draft.id)
      return .seeOther(call.address.draft(draft.id))
    case "format" where call.isPost:
      let format = FileFormat(try await call.request.form(limits))
      desk.change(draft.id) { draft in
        draft.format = format
        look(&draft)
      }
      return .seeOther(call.address.draft(draft.id))
    case "discard" where call.isPost:
      desk.removeDraft(draft.id)
      return .seeOther(call.address.root)
    case "create" where call.isPost: return try await create(draft, try await call.request.form(limits), call.address, page)
    default: return nil
    }
  }

  private func begin(_ form: Form, _ address: Address, _ page: DraftPage) -> Reply {
    let name = form["name"] ?? ""
    if let fault = desk.shelf.fault(ofNew: name) { return page.begin(name: name, fault: fault) }
    let like = form["like"].flatMap { desk.shelf.path(of: $0) }
    let draft = Draft(id: Secret().text, name: name, like: like)
    desk.add(draft)
    return .seeOther(address.draft(draft.id))
  }

  // MARK: Files

  private var incoming: String { desk.shelf.folder + "/" + SurveyShelf.incoming }

  /// What lies where somebody without script puts files.
  private func waiting(_ draft: Draft) -> [String] {
    SurveyShelf.files(in: incoming).map(\.name).filter { name in !draft.files.contains { $0.path == "\(incoming)/\(name)" } }
  }

  private func receive(_ call: Call, _ draft: Draft) async throws -> Reply {
    try await desk.receive(call, limits) { incoming in
      let shown = call.query["name"] ?? ""
      let taken = Set((desk.draft(draft.id)?.files ?? []).map { String($0.path.split(separator: "/").last ?? "") })
      let own = SurveyShelf.fileName(of: shown, at: incoming, taken: taken)
      add(try desk.work.keep(incoming, as: own, in: draft.id), shown: shown.isEmpty ? own : shown, to: draft)
      return own
    }
  }

  private func add(_ path: String, shown: String, to draft: Draft) {
    desk.change(draft.id) { draft in
      guard !draft.files.contains(where: { $0.path == path }) else { return }
      draft.files.append(.init(path: path, shown: shown, bytes: SurveyShelf.size(of: path)))
      look(&draft)
    }
  }

  private func remove(_ place: Int, from id: String) {
    desk.change(id) { draft in
      guard draft.files.indices.contains(place) else { return }
      desk.work.remove(draft.files.remove(at: place).path)
      look(&draft)
    }
  }

  /// Takes a file out of what is read, or back into it.
  private func setAside(_ place: Int, of id: String) {
    desk.change(id) { draft in
      guard draft.files.indices.contains(place), desk.work.holds(draft.files[place].path) else { return }
      draft.files[place].isAside.toggle()
      look(&draft)
    }
  }

  /// Looks at the files anew, to see what they are.
  private func look(_ draft: inout Draft) {
    draft.job?.cancel()
    draft.job = nil
    let (files, like, format) = (draft.read.map(\.path), draft.like, draft.format)
    guard !files.isEmpty, let place = desk.shelf.place(forNew: draft.name) else { return }
    draft.job = Job { bench throws(Refusal) in
      var decisions: [NewSurvey.Decision] = []
      let survey = try bench.propose(
        files, for: place, format: format, today: Workbench.today, like: like,
        decide: { decision in
          decisions.append(decision)
          return nil
        })
      return Draft.Proposal(remarks: survey.remarks, decisions: decisions)
    }
  }

  // MARK: The survey

  /// What is wrong with the files, and that one alone can be set aside.
  private static func sentences(_ refusal: Refusal, _ draft: Draft, _ language: Language) -> [String] {
    let isOfFile = refusal.faults.contains { fault in draft.read.contains { $0.name == fault.file } }
    let hint = isOfFile && draft.read.count > 1 ? [SurveysWords.asideHint[language]] : []
    return refusal.faults.map { $0.text(in: language) } + hint
  }

  private func create(_ draft: Draft, _ form: Form, _ address: Address, _ page: DraftPage) async throws -> Reply {
    guard case .done(let proposal)? = await draft.job?.state(within: 30), let place = desk.shelf.place(forNew: draft.name) else {
      return .seeOther(address.draft(draft.id))
    }
    let chosen = proposal.decisions.indices.map { form["d.\($0)"].flatMap { Int($0) } }
    let desk = desk
    let aside: [Draft.File]
    do throws(Refusal) {
      aside = try await offThread { () throws(Refusal) -> [Draft.File] in
        let (read, unfit) = try Self.write(draft.read, draft, at: place) { decision in
          proposal.decisions.firstIndex { $0.kind == decision.kind && $0.columns == decision.columns }.flatMap { chosen[$0] }
        }
        for file in read { desk.remember(file.shown, as: file.name, of: draft.name) }
        let aside = draft.files.filter { file in !read.contains { $0.path == file.path } }
        for file in aside {
          let own = try WorkFolder.move(file.path, to: place, shown: file.shown)
          desk.remember(file.shown, as: own, of: draft.name)
          desk.remember(unfit[file.name], against: own, of: draft.name)
        }
        return aside
      }
    } catch {
      return await page.reply(draft, waiting: waiting(draft), failure: Self.sentences(error, draft, address.language))
    }
    desk.removeDraft(draft.id)
    return .seeOther(address.survey(draft.name, aside.isEmpty ? .reading : .files))
  }

  /// Writes the survey that files make.
  ///
  /// - Returns: the files that it reads, and by name the others: lists and tables of figures that do not fit the answers.
  private static func write(
    _ files: [Draft.File], _ draft: Draft, at place: String, decide: (NewSurvey.Decision) -> Int?
  ) throws(Refusal) -> (read: [Draft.File], unfit: [String: Draft.Unfit]) {
    let survey = try Workbench().propose(
      files.map(\.path), for: place, format: draft.format, today: Workbench.today, like: draft.like, decide: decide)
    // The app cannot open a survey without a question, so that it could not be decided later.
    if let file = survey.filesWithoutQuestion.first { throw Refusal(.unusable, SurveysWords.noQuestionYet(file.visible)) }
    guard case .unfit(let refusal, let unfit) = try survey.write(refusesOthers: files.count > 1) else { return (files, [:]) }
    let rest = files.filter { unfit[$0.name] == nil }
    guard !rest.isEmpty, rest.count < files.count else { throw refusal }
    let (read, others) = try write(rest, draft, at: place, decide: decide)
    let own = Dictionary(
      uniqueKeysWithValues: unfit.map { file, role in
        (file, Draft.Unfit(role: role, reasons: refusal.faults.filter { $0.file == file }))
      })
    return (read, own.merging(others) { first, _ in first })
  }
}
