//! Next dates on clients, quotes, invoices and missions.

use carnet_app::follow_ups;
use carnet_app::wire::Outcome;
use carnet_app::wire::follow_ups::{
    FollowUp, FollowUpDone, FollowUpPostpone, FollowUpRequest, FollowUps, FollowUpsRequest,
};

super::commands! {
    list_follow_ups(FollowUpsRequest) => FollowUps = follow_ups::list;
    add_follow_up(FollowUpRequest) => Outcome<FollowUp> = follow_ups::add;
    done_follow_up(FollowUpDone) => Outcome<FollowUp> = follow_ups::done;
    postpone_follow_up(FollowUpPostpone) => Outcome<FollowUp> = follow_ups::postpone;
}
