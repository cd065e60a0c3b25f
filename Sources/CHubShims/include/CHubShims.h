#ifndef HUB_SHIMS_H
#define HUB_SHIMS_H
#endif
