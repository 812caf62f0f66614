//! Missions: stages, deadlines, signed changes.

use carnet_app::missions;
use carnet_app::wire::missions::{
    DeadlineSet, Mission, MissionAmend, MissionNote, MissionStart, Missions, MissionsRequest, StageDate,
    StageDelivers, StageValidate,
};
use carnet_app::wire::quotes::Paper;
use carnet_app::wire::{Outcome, Reference};

super::commands! {
    list_missions(MissionsRequest) => Missions = missions::list;
    show_mission(Reference) => Mission = missions::show;
    start_mission(MissionStart) => Outcome<Mission> = missions::start;
    validate_stage(StageValidate) => Outcome<Mission> = missions::validate_stage;
    set_stage_date(StageDate) => Outcome<Mission> = missions::set_stage_date;
    set_stage_delivers(StageDelivers) => Outcome<Mission> = missions::set_delivers;
    set_deadline(DeadlineSet) => Outcome<Mission> = missions::set_deadline;
    amend_mission(MissionAmend) => Outcome<Mission> = missions::amend;
    mission_note_paper(MissionNote) => Paper = missions::note_paper;
}
