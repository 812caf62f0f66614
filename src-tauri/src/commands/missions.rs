//! Missions: stages, deadlines, signed changes.

use carnet_app::missions;
use carnet_app::wire::missions::{
    DeadlineSet, Mission, MissionAmend, MissionStart, Missions, MissionsRequest, StageDelivers, StageValidate,
};
use carnet_app::wire::{Outcome, Reference};

super::commands! {
    list_missions: MissionsRequest => Missions = |carnet, request| missions::list(carnet, &request);
    show_mission: Reference => Mission = |carnet, request| missions::show(carnet, &request.name);
    start_mission: MissionStart => Outcome<Mission> = missions::start;
    validate_stage: StageValidate => Outcome<Mission> = missions::validate;
    set_stage_delivers: StageDelivers => Outcome<Mission> = missions::set_delivers;
    set_deadline: DeadlineSet => Outcome<Mission> = missions::set_deadline;
    amend_mission: MissionAmend => Outcome<Mission> = missions::amend;
}
