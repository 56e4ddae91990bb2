"""What the worksheets of the whole method ask for, all thirty-two, in the types of the schema.

One entry for each activity: number, key, stage, then its kinds of card, the main one first. A field is written
``key:type``, with what the type needs in brackets: ``scale(low,high)``, ``choice(a,b)``, ``rows(kind)``,
``links(kind,kind;role)``. Anything that a whole team does to many cards (votes, dots) is marks, not fields.
"""

from __future__ import annotations

from dataclasses import dataclass

FACES = "scale(1,5)"


@dataclass(frozen=True)
class Need:
    """An activity and the kinds of card (key to fields) that its worksheet needs."""

    number: int
    key: str
    stage: str
    kinds: dict[str, str]


NEEDS = (
    Need(1, "challenge_frame", "prepare", {
        "challenge": "service:text facility:choice(commune_hall,health_centre,school) people_first:long_text "
        "desired_change:long_text obstacle:long_text evidence:long_text in_scope:long_text out_of_scope:long_text "
        "decider:text innovation_or_repair:choice(innovation,repair) deadline:date",
    }),
    Need(2, "stakeholder_map", "prepare", {
        "stakeholder_map": "name:text who_is_missing:long_text people:rows(stakeholder)",
        "stakeholder": "who:text organisation:text level:choice(village,commune,district,province,national) "
        "part:choices(user,frontline,decider,influencer) interest:scale(1,5) influence:scale(1,5) "
        "stance:choice(supports,neutral,against) needs_from_us:text contact_owner:text",
    }),
    Need(3, "assumptions", "prepare", {
        "assumption": "assumption:long_text about:text certainty:scale(1,5) risk_if_wrong:scale(1,5) "
        "learning_question:text how_to_check:text",
    }),
    Need(4, "research_plan", "listen", {
        "research_plan": "name:text goals:rows(research_goal) targets:rows(inclusion_target) gatekeeper:text "
        "sites:long_text starts:date ends:date roles:long_text interpreter:yes_no budget:riel risk:long_text "
        "safeguard:long_text",
        "research_goal": "goal:text method:choice(interview,observation,scorecard) who:text how_many:number",
        "inclusion_target": "group:choice(women,disability,idpoor,indigenous,elderly,remote) how_many:number",
    }),
    Need(5, "interview_guide", "listen", {
        "interview_guide": "goal:text opening:long_text warm_up:long_text questions:rows(guide_question) "
        "show_me:long_text do_not_ask:long_text close:long_text",
        "guide_question": "question:text probes:long_text minutes:minutes",
    }),
    Need(6, "consent", "listen", {
        "consent_form": "person_code:person_code code:consent_code guardian:text "
        "explained:choices(who_and_why,how_long) interview:yes_no notes:yes_no audio:yes_no photo:yes_no video:yes_no "
        "quote:yes_no name:yes_no share:yes_no given:choice(signature,thumbprint,spoken) witness:text mark:long_text "
        "date:date expires:date withdrawn:date withdrawal:text",
    }),
    Need(7, "interview_notes", "listen", {
        "interview_note": "person:person_code consent:consent_code role:text sex:choice(female,male) "
        "age_band:choice(under_18,adult) seeing:choice(no,some,a_lot,cannot) hearing:choice(no,some,a_lot,cannot) "
        "walking:choice(no,some,a_lot,cannot) remembering:choice(no,some,a_lot,cannot) "
        "self_care:choice(no,some,a_lot,cannot) communicating:choice(no,some,a_lot,cannot) idpoor:yes_no_unknown "
        "distance_km:number travel_minutes:minutes quotes:rows(quote) what_happened:long_text pains:long_text "
        "workarounds:long_text time_minutes:minutes cost_riel:riel visits:number surprises:long_text "
        "takeaway_1:text takeaway_2:text takeaway_3:text photos:photos",
        "quote": "words:long_text",
    }),
    Need(8, "observation", "listen", {
        "observation": "place:text day:date starts:text ends:text activity_seen:long_text setting:long_text "
        "interactions:long_text objects:long_text counts:rows(people_count) waiting:rows(waiting_sample) "
        "barriers:long_text surprise:long_text interpretation:long_text photos:photos",
        "people_count": "who:text how_many:number",
        "waiting_sample": "at:text queue_length:number waited:minutes",
    }),
    Need(9, "service_scorecard", "listen", {
        "scorecard": "group_mix:text side:choice(users,staff) indicators:rows(indicator_score) agreed_action:long_text",
        "indicator_score": f"indicator:text score:{FACES} votes_1:number votes_2:number votes_3:number votes_4:number "
        f"votes_5:number reason:text suggestion:text staff_score:{FACES}",
    }),
    Need(10, "empathy_map", "understand", {
        "empathy_map": "who:text says:long_text thinks:long_text does:long_text feels:long_text pains:long_text "
        "gains:long_text contradictions:long_text evidence:links(quote,interview_note;evidence)",
    }),
    Need(11, "persona", "understand", {
        "persona": "invented_name:text life:long_text household:number place:text distance_km:number goals:long_text "
        "needs:long_text frustrations:long_text reads:choice(well,little,not) phone:choice(smart,simple,none) "
        "language:text trust:scale(1,5) quotes:links(quote;evidence) people_behind:number picture:photos",
    }),
    Need(12, "service_journey", "understand", {
        "journey": "name:text persona:long_text version:choice(as_is,to_be,piloted) steps:rows(journey_step) "
        "cases_per_year:number",
        "journey_step": "action:text place:text office:text document:text waiting_minutes:minutes "
        "active_minutes:minutes travel_minutes:minutes official_fee:riel travel_cost:riel lost_income:riel "
        "counts_as_visit:yes_no emotion:scale(-2,2) pain:long_text source:choice(observed,reported,estimated)",
    }),
    Need(13, "find_insights", "understand", {
        "insight": "saw:long_text because:long_text means:long_text cluster:text "
        "supporting:links(quote,interview_note;evidence) contradicting:long_text confidence:scale(1,5)",
    }),
    Need(14, "root_cause", "understand", {
        "root_cause": "start:text whys:rows(why) bones:rows(bone) chosen:long_text can_act:yes_no",
        "why": "because:text evidence:yes_no",
        "bone": "part:choice(people,process,policy,place,money,information) cause:text",
    }),
    Need(15, "problem_statement", "understand", {
        "problem": "who:text where:text needs_to:long_text but:long_text because:long_text impact:number "
        "success:long_text agreed_by:text sources:links(insight,journey;evidence)",
    }),
    Need(16, "how_might_we", "imagine", {
        "question": "sources:links(insight,problem;evidence) question:long_text for_whom:text "
        "width:choice(too_broad,right,too_narrow) votes:number chosen:yes_no",
    }),
    Need(17, "what_others_tried", "imagine", {
        "similar_case": "title:text what_they_did:long_text time_saved:minutes cost_saved:riel visits_saved:number "
        "what_differs:long_text what_to_borrow:long_text whom_to_visit:text",
    }),
    Need(18, "brainstorm", "imagine", {
        "sketch": "line:text drawing:photos author:person_code starred:yes_no merged_into:links(idea;part_of)",
    }),
    Need(19, "idea_card", "imagine", {
        "idea": "title:text questions:links(question;answers) for_whom:text how_1:text how_2:text how_3:text "
        "change_citizens:long_text change_staff:long_text time_saved:minutes cost_saved:riel visits_saved:number "
        "left_out:long_text need_people:text need_money:text need_permission:text need_technology:text "
        "cost_band:choice(none,small,large) risk:long_text first_test:long_text owner:text parents:links(idea;part_of)",
    }),
    Need(20, "dot_voting", "imagine", {
        "vote_round": "round:number dots_each:number criteria:long_text secret:yes_no tie_rule:text "
        "tallies:rows(vote_tally) decision:text reason:long_text dissent:long_text",
        "vote_tally": "ideas:links(idea;part_of) idea_name:text citizens:number staff:number leaders:number",
    }),
    Need(21, "impact_effort", "imagine", {
        "idea_rating": "name:text ideas:links(idea;part_of) impact:scale(1,5) why:text effort:scale(1,5) "
        "inclusion:scale(1,5) approver:choice(us,district,ministry) decision:choice(now,later,drop)",
    }),
    Need(22, "prototype_plan", "try", {
        "prototype": "name:text ideas:links(idea;answers) riskiest_question:long_text faked:text "
        "form:choice(paper_form,sign,role_play,queue_layout,script,paper_screen) materials:text builder:text "
        "cost:riel version:number done_when:text",
    }),
    Need(23, "storyboard", "try", {
        "storyboard": "persona:text scenes:rows(scene) open_questions:long_text",
        "scene": "place:text picture:photos action:text words:text feeling:text",
    }),
    Need(24, "role_play", "try", {
        "role_play": "scene:text roles:long_text props:text twists:long_text to_fix:long_text "
        "steps:rows(blueprint_step)",
        "blueprint_step": "citizen:text front_office:text back_office:text support:text minutes:minutes owner:text "
        "where_it_fails:text",
    }),
    Need(25, "test_plan", "try", {
        "test_plan": "belief:long_text version:number testers:rows(tester_group) tasks:long_text measure:text "
        "pass_mark:number roles:long_text stop_rule:text prototypes:links(prototype;part_of)",
        "tester_group": "group:text how_many:number",
    }),
    Need(26, "feedback_grid", "try", {
        "feedback": "person:person_code worked:long_text change:long_text questions:long_text ideas:long_text "
        "task_done:choice(yes,partly,no) minutes:minutes times_helped:number severity:scale(0,4) "
        "decision:choice(keep,change,stop) prototypes:links(prototype;answers)",
    }),
    Need(27, "pilot_plan", "deliver", {
        "pilot": "title:text objective:long_text sites:long_text start_date:date end_date:date "
        "activities:rows(pilot_activity) approvals:rows(pilot_approval) training:long_text before_minutes:minutes "
        "target_minutes:minutes before_cost:riel target_cost:riel before_visits:number target_visits:number "
        "before_satisfaction:number target_satisfaction:number groups:rows(pilot_group) risks:rows(pilot_risk) "
        "decision_date:date repair_check:choice(innovation,repair) ideas:links(idea;answers)",
        "pilot_activity": "what:text who:text by_when:date budget:riel source:choice(commune_fund,partner)",
        "pilot_approval": "what:text from_whom:text by_when:date",
        "pilot_group": "group:choice(women,men,disability,idpoor) before_minutes:minutes target_minutes:minutes",
        "pilot_risk": "risk:text response:text",
    }),
    Need(28, "theory_of_change", "deliver", {
        "theory": "problem:long_text audience:text activities_planned:long_text outputs:long_text outcomes:long_text "
        "goal:long_text arrows:rows(arrow)",
        "arrow": "between:text assumption:text indicator:text baseline:number target:number source:text",
    }),
    Need(29, "route_to_scale", "deliver", {
        "route": "name:text areas:rows(scale_area) way:choices(policy,programme,procurement) adopter:text "
        "sponsor:text rule_to_change:long_text unit_cost_1:riel unit_cost_10:riel unit_cost_100:riel "
        "year_two_payer:text fixed:long_text may_adapt:long_text next_sites:long_text decision:text decided:date "
        "pilots:links(pilot;part_of)",
        "scale_area": "area:choice(strategy,credibility,support,advantage,transfer,fit,money) "
        "rating:choice(easy,neutral,hard) evidence:text action:text",
    }),
    Need(30, "case_write_up", "deliver", {
        "case": "title:text facility:text challenge:long_text users:long_text solution:long_text "
        "minutes_before:minutes minutes_after:minutes cost_before:riel cost_after:riel visits_before:number "
        "visits_after:number how_measured:text people_measured:number inclusion:long_text cost:riel "
        "helped:long_text hindered:long_text copy_1:text copy_2:text copy_3:text copy_4:text copy_5:text "
        "whom_to_visit:text photos:photos consent:consent_code sectors:choices(health,education,civil_registration) "
        "goals:choices(sdg_3,sdg_4,sdg_16) "
        "province:text status:choice(idea,tested,piloted,scaled) pilots:links(pilot;evidence)",
    }),
    Need(31, "team_reflection", "deliver", {
        "reflection": "went_well:long_text hard:long_text learned:long_text next_time:long_text "
        "actions:rows(next_action)",
        "next_action": "what:text owner:text by_when:date",
    }),
    Need(32, "workshop_evaluation", "deliver", {
        "evaluation": "will_use:text by_when:date sex:choice(female,male,other) age_band:choice(under_18,adult) "
        f"role:text useful:{FACES} clear:{FACES} felt_heard:{FACES} access_met:{FACES} confidence_before:{FACES} "
        f"confidence_after:{FACES}",
    }),
)  # fmt: skip
